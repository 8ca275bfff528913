namespace CouncilPortal.Commands;

/// <summary>
/// Tells settings on the command line (<c>--DataFolder=data</c>, <c>--Demo:Data false</c>) from the verbs' own words. A setting's
/// name begins with a capital letter, holds a colon, or is one of the host's; a verb's options are in lower case.
/// </summary>
internal static class Settings
{
    private static readonly string[] OfHost = ["environment", "urls", "contentRoot", "applicationName", "http_ports", "https_ports"];

    /// <summary>Splits what was typed; both parts keep their order.</summary>
    public static (string[] Settings, string[] Words) Split(IReadOnlyList<string> args)
    {
        List<string> settings = [];
        List<string> words = [];
        for (var i = 0; i < args.Count; i++)
        {
            if (!IsSetting(args[i]))
            {
                words.Add(args[i]);
                continue;
            }

            settings.Add(args[i]);
            if (!args[i].Contains('=', StringComparison.Ordinal) && i + 1 < args.Count)
            {
                settings.Add(args[++i]);
            }
        }

        return ([.. settings], [.. words]);
    }

    private static bool IsSetting(string word)
    {
        if (!word.StartsWith("--", StringComparison.Ordinal) || word.Length == 2)
        {
            return false;
        }

        var name = word.AsSpan(2);
        var end = name.IndexOf('=');
        name = end < 0 ? name : name[..end];
        return name.Length > 0
            && (char.IsAsciiLetterUpper(name[0]) || name.Contains(':') || OfHost.Contains(name.ToString(), StringComparer.OrdinalIgnoreCase));
    }
}
