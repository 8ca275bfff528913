using System.Text.RegularExpressions;

namespace CouncilPortal.EmailOutbox;

/// <summary>The plain text of a mail with its addresses told apart, as mail programs do.</summary>
public static partial class MailText
{
    /// <summary>The text in order; what is an address is a link.</summary>
    public static IEnumerable<(string Text, bool IsLink)> Parts(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var done = 0;
        foreach (Match match in Addresses().Matches(text))
        {
            yield return (text[done..match.Index], false);
            done = match.Index + match.Length;
            yield return (match.Value, true);
        }

        yield return (text[done..], false);
    }

    [GeneratedRegex(@"https?://[^\s<>""]+")]
    private static partial Regex Addresses();
}
