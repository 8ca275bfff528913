using CouncilPortal.Compliance;
using CouncilPortal.DataFiles;

namespace CouncilPortal.Decisions;

/// <summary>The tables of a council's published decisions and improvements that are offered as files, column by column.</summary>
internal static class DecisionTables
{
    private static readonly IReadOnlyList<DataColumn<(string Council, Decision Row)>> DecisionColumns =
    [
        new("authority", "Council", "The council’s name.", d => d.Council),
        new("reference", "Reference", "The Ombudsman’s reference.", d => d.Row.Reference.Display),
        new("decided_on", "Decided on", "The day of the decision. It counts in the reporting year of this day.", d => d.Row.DecidedOn),
        new("category", "Category", "The category under which the decision is filed. Statistics use another list of categories.", d => d.Row.Category),
        new("subcategory", "Subcategory", "The subcategory, where one is given.", d => d.Row.Subcategory),
        new("outcome", "Outcome", "Upheld, not upheld, or closed after initial enquiries.", d => d.Row.Outcome),
        new("document_type", "Document", "Statement, or Report for a public report.", d => d.Row.DocumentType),
        new("published_on", "Published on", "The day from which everyone can read it.", d => d.Row.PublishedOn),
        new("title", "Title", "What it is about.", d => d.Row.Title),
        new("summary", "Summary", "The anonymised summary.", d => d.Row.Summary),
    ];

    private static readonly IReadOnlyList<DataColumn<(string Council, ImprovementRow Row)>> ImprovementColumns =
    [
        new("authority", "Council", "The council’s name.", i => i.Council),
        new("decision_reference", "Decision", "The reference of the decision in which it was agreed.", i => i.Row.Reference.Display),
        new("category", "Category", "The category under which that decision is filed.", i => i.Row.Category),
        new("remedy", "Kind", "The kind of improvement.", i => i.Row.Remedy.Name),
        new("public_summary", "What was agreed", "What the council agreed to do.", i => i.Row.PublicSummary),
        new("agreed_on", "Agreed on", "The day of the decision.", i => i.Row.AgreedOn),
        new("state", "State", "Done, done late, not done or withdrawn, as the Ombudsman settled it; or not yet done.", i => i.Row.State.IsSettled() ? i.Row.State.Name() : "Not yet done"),
        new("done_on", "Done on", "The day on which it was done; not given before the Ombudsman has accepted that.", i => i.Row.DoneOn),
    ];

    /// <summary>The published decisions.</summary>
    public static DataTable Decisions(string council, IEnumerable<Decision> rows) =>
        DataTable.Of("decisions", "Decisions", $"Published decisions about {council}", DecisionColumns, rows.Select(r => (council, r)));

    /// <summary>The service improvements agreed in published decisions.</summary>
    public static DataTable Improvements(string council, IEnumerable<ImprovementRow> rows) =>
        DataTable.Of("improvements", "Service improvements", $"Service improvements agreed by {council} in published decisions", ImprovementColumns, rows.Select(r => (council, r)));
}
