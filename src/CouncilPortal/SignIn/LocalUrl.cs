namespace CouncilPortal.SignIn;

/// <summary>Return addresses: only the portal's own, so that a link cannot lead through sign-in to somewhere else.</summary>
public static class LocalUrl
{
    /// <summary>The address if it is a path of this portal, otherwise the first page.</summary>
    public static string OrFirstPage(string? url) => url is not null && IsLocal(url) ? url : "/";

    private static bool IsLocal(string url) =>
        url.StartsWith('/')
        // Browsers read "//host" and "/\host" as another site, and skip tabs and line ends while reading.
        && (url.Length == 1 || url[1] is not ('/' or '\\'))
        && !url.Any(char.IsControl);
}
