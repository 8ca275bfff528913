using System.Globalization;
using System.Text;
using CouncilPortal.Compliance;

namespace CouncilPortal.Synthetic;

/// <summary>Writes invented councils and decisions as files that the importers read. None of the texts needs quotes.</summary>
internal sealed class SyntheticFiles(string folder, IReadOnlyDictionary<string, string> statisticsCategories)
{
    /// <summary>The file of a kind.</summary>
    public string this[string kind] => Path.Combine(folder, $"{kind}.csv");

    /// <summary>Writes the councils and their populations.</summary>
    public void Councils(IReadOnlyList<SyntheticCouncil> councils)
    {
        using var authorities = Open("authorities", "code,name,type,invented");
        using var populations = Open("populations", "authority_code,year,population,source");
        foreach (var council in councils)
        {
            authorities.WriteLine($"{council.Code},{council.Name},{council.Type},yes");
            populations.WriteLine($"{council.Code},2021,{council.Population.ToString(CultureInfo.InvariantCulture)},Generated");
        }
    }

    /// <summary>Writes decisions, their recommendations and the years that they add up to.</summary>
    public void Decisions(Draw draw, IReadOnlyList<SyntheticCouncil> councils, int count, char letter, CancellationToken cancel)
    {
        var words = new SyntheticText(draw);
        var years = new SyntheticYears(statisticsCategories);
        var text = new StringBuilder();
        using (var decisions = Open("decisions", "reference,authority_code,received_on,decided_on,category,subcategory,outcome,document_type,satisfactory_remedy,published_on,title,summary"))
        using (var recommendations = Open("recommendations", "decision_reference,authority_code,number,kind,remedy,text,public_summary,original_due_on,due_on,done_on,state"))
        {
            for (var number = 0; number < count; number++)
            {
                cancel.ThrowIfCancellationRequested();
                var decision = SyntheticDecision.Make(draw, number, letter, councils);
                years.Add(decision);
                text.Clear();
                Append(text, decision);
                text.Append(words.Title(draw, decision.Subject.Category)).Append(',');
                words.Summary(draw, decision.Subject.Category, text);
                decisions.Write(text.Append('\n'));
                foreach (var recommendation in decision.Recommendations)
                {
                    recommendations.WriteLine(Row(decision, recommendation));
                }
            }
        }

        using var statistics = Open(
            "annual-statistics",
            "authority_code,year,received,invalid_or_incomplete,advice_given,referred_back,closed_after_initial_enquiries,not_upheld,not_for_us,assessed_and_closed,"
            + "investigated,upheld,satisfactory_remedies,compliance_outcomes,complied,complied_late,population,published_upheld_rate,published_compliance_rate,published_remedy_rate,published_upheld_per_100k,source");
        foreach (var row in years.Rows())
        {
            statistics.WriteLine(string.Join(',', row));
        }

        using var categories = Open("annual-categories", "authority_code,year,category,received,decided,upheld");
        foreach (var row in years.CategoryRows())
        {
            categories.WriteLine(row);
        }
    }

    private static void Append(StringBuilder text, SyntheticDecision decision)
    {
        text.Append(decision.Reference).Append(',').AppendJoin(' ', decision.Councils.Select(c => c.Code)).Append(',')
            .Append(Day(decision.ReceivedOn)).Append(',').Append(Day(decision.DecidedOn)).Append(',')
            .Append(decision.Subject.Category).Append(',').Append(decision.Subcategory).Append(',').Append(decision.Outcome)
            .Append(decision.PublishedOn is null ? ",," : ",Statement,")
            .Append(decision.HadRemedy switch { true => "yes", false => "no", null => "" }).Append(',')
            .Append(Day(decision.PublishedOn)).Append(',');
    }

    private static string Row(SyntheticDecision decision, SyntheticRecommendation told) =>
        string.Join(
            ',',
            decision.Reference,
            told.Council.Code,
            told.Number.ToString(CultureInfo.InvariantCulture),
            told.Remedy.Kind.StorageText(),
            told.Remedy.StorageText,
            $"\"{told.Text}\"",
            told.PublicSummary,
            Day(told.DueOn),
            Day(told.DueOn),
            Day(told.DoneOn),
            told.State.StorageText());

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private StreamWriter Open(string kind, string header)
    {
        var file = new StreamWriter(this[kind], append: false, new UTF8Encoding(false), 64 * 1024) { NewLine = "\n" };
        file.WriteLine(header);
        return file;
    }
}
