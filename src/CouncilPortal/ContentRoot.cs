namespace CouncilPortal;

/// <summary>Where settings and the data folder are found, wherever the caller stands.</summary>
internal static class ContentRoot
{
    /// <summary>The project's folder when run from a checkout, otherwise the folder of the program.</summary>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CouncilPortal.csproj")))
            {
                return folder.FullName;
            }
        }

        return AppContext.BaseDirectory;
    }
}
