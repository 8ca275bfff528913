using CouncilPortal.Compliance;

namespace CouncilPortal.PublicReports;

/// <summary>Reads what was typed into a form, and collects an instruction for each field that is wrong.</summary>
internal sealed class TypedText(DateOnly today)
{
    private const int LongestLine = 300;
    private const int LongestLink = 1_000;
    private const int LongestText = 10_000;

    public Dictionary<string, string> Errors { get; } = [];

    /// <summary>A day that has come, and not before another where that is known.</summary>
    public DateOnly? Past(string field, TypedDate typed, string missing, DateOnly? notBefore, string tooEarly)
    {
        var date = Date(field, typed, missing);
        if (date > today)
        {
            Errors[field] = "The date must be today or in the past";
        }
        else if (date < notBefore)
        {
            Errors[field] = tooEarly;
        }

        return date;
    }

    public DateOnly? Date(string field, TypedDate typed, string missing)
    {
        var date = typed.Read(missing, out var error);
        if (error is not null)
        {
            Errors[field] = error;
        }

        return date;
    }

    public string? Line(string field, string? typed, string missing) => Text(field, typed, missing, LongestLine, "300");

    public string? Text(string field, string? typed, string missing) => Text(field, typed, missing, LongestText, "10,000");

    /// <summary>The address of a web page; null where nothing was typed.</summary>
    public string? Link(string field, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        var text = typed.Trim();
        if (text.Length > LongestLink || !Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
        {
            Errors[field] = "Enter the full address of a web page, beginning with https://, or leave it blank";
            return null;
        }

        return address.AbsoluteUri;
    }

    public string? Choice(string field, string? typed, IReadOnlyList<string> choices, string missing)
    {
        if (typed is not null && choices.Contains(typed))
        {
            return typed;
        }

        Errors[field] = missing;
        return null;
    }

    private string? Text(string field, string? typed, string missing, int longest, string inWords)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            Errors[field] = missing;
            return null;
        }

        if (typed.Trim().Length > longest)
        {
            Errors[field] = $"Shorten what you wrote to {inWords} characters or fewer";
        }

        return typed.Trim();
    }
}
