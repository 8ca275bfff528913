namespace CouncilPortal.BrowserTests;

/// <summary>Where the built portal is, and where what a failed test leaves is put.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution, found upwards from the test program.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The portal's program, built in the same configuration as the tests.</summary>
    public static string PortalProgram { get; } = Path.Combine(
        Root, "src", "CouncilPortal", "bin", Configuration, Framework, "CouncilPortal.dll");

    /// <summary>A folder under <c>artifacts/</c>, which git ignores; made if it is missing.</summary>
    public static string Artifacts(string name) =>
        Directory.CreateDirectory(Path.Combine(Root, "artifacts", name)).FullName;

    private static DirectoryInfo TestProgram => new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    private static string Framework => TestProgram.Name;

    private static string Configuration => TestProgram.Parent!.Name;

    private static string FindRoot()
    {
        var folder = TestProgram;
        while (!File.Exists(Path.Combine(folder.FullName, "CouncilPortal.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run from inside the repository.");
        }

        return folder.FullName;
    }
}
