namespace CouncilPortal.Documents;

/// <summary>Words, some of them strong or a link.</summary>
/// <param name="Runs">The words in their order.</param>
public sealed record DocumentText(IReadOnlyList<DocumentRun> Runs)
{
    /// <summary>The words alone.</summary>
    public string Plain => string.Concat(Runs.Select(r => r.Text));

    /// <summary>Plain words.</summary>
    public static DocumentText Of(string text) => new([DocumentRun.Of(text)]);

    /// <summary>Words that lead somewhere: a path of the portal, or a full address.</summary>
    public static DocumentText To(string text, string link) => new([DocumentRun.To(text, link)]);
}

/// <summary>Words that look alike. A line that ends within a paragraph is a line feed.</summary>
/// <param name="Text">The words.</param>
/// <param name="IsStrong">Whether they must not be missed.</param>
/// <param name="IsEmphasised">Whether they are stressed.</param>
/// <param name="Link">Where they lead: a path of the portal, or a full address; null: nowhere.</param>
public sealed record DocumentRun(string Text, bool IsStrong, bool IsEmphasised, string? Link)
{
    /// <summary>Plain words.</summary>
    public static DocumentRun Of(string text) => new(text, false, false, null);

    /// <summary>Words that must not be missed.</summary>
    public static DocumentRun Strong(string text) => new(text, true, false, null);

    /// <summary>Words that lead somewhere.</summary>
    public static DocumentRun To(string text, string link) => new(text, false, false, link);
}
