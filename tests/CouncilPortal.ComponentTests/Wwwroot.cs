namespace CouncilPortal.ComponentTests;

/// <summary>Files that the portal serves as they are.</summary>
internal static class Wwwroot
{
    /// <summary>The path of one of them in the source tree.</summary>
    public static string File(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "CouncilPortal.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("The tests run from inside the repository."), "src", "CouncilPortal", "wwwroot", name);
    }
}
