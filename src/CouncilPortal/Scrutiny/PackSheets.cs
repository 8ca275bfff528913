using CouncilPortal.DataFiles;
using CouncilPortal.Statistics;
using CouncilPortal.Time;

namespace CouncilPortal.Scrutiny;

/// <summary>The tables of a committee pack as a spreadsheet, with its questions.</summary>
internal static class PackSheets
{
    private static readonly IReadOnlyList<DataColumn<(int Number, string Text)>> Questions =
    [
        new("question", "Question", "Its number.", q => q.Number),
        new("text", "What to ask", "A question that follows from what the pack shows.", q => q.Text),
    ];

    /// <summary>The set of tables.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="document">The same in words and tables.</param>
    /// <param name="address">The full address of a path of the portal.</param>
    public static DataSet Of(CommitteePack pack, PackDocument document, Func<string, string> address) => new()
    {
        Cover = new Cover
        {
            Title = $"{document.Council}: {char.ToLowerInvariant(document.Title[0])}{document.Title[1..]}",
            About = $"The tables of the committee pack of {document.Council} on the annual review letter of {pack.Year}. The letter itself is in the pack’s other forms.",
            Period = $"{LondonTime.Format((pack.Trends.Count == 0 ? pack.Year : pack.Trends[0].Points[0].Year).FirstDay)} to {LondonTime.Format(pack.Year.LastDay)}",
            Place = pack.Council.Region is null ? $"{document.Council}, England" : $"{document.Council}, {pack.Council.Region}, England",
            Address = address(PackAddress.Page(pack.Council.Slug, pack.Year)),
            MadeOn = pack.MadeOn,
            MadeFrom = pack.IsPublic ? "what was public then" : "what the portal held then for the council’s officers",
            Invented = document.Notices.Count == 0 ? null : string.Join(' ', document.Notices),
            Sources = pack.Council.Invented ? [DataSources.Invented, DataSources.Computed] : [DataSources.Figures, DataSources.Names, DataSources.Decisions, DataSources.Computed],
            Notes = DataSources.Notes(pack.Trends.Count == 0 ? pack.Year : pack.Trends[0].Points[0].Year, pack.Year),
        },
        Tables = [.. document.Tables, DataTable.Of("questions", "Questions", "Questions worth asking", Questions, ScrutinyQuestions.For(pack.Facts).Select((text, i) => (i + 1, text)))],
    };
}
