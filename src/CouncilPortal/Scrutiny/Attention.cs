using CouncilPortal.Authorities;
using CouncilPortal.Statistics;
using CouncilPortal.Time;

namespace CouncilPortal.Scrutiny;

/// <summary>A number that members may want to ask about.</summary>
public sealed record Attention
{
    /// <summary>The number, or that it is not given.</summary>
    public required string Number { get; init; }

    /// <summary>What it counts.</summary>
    public required string Text { get; init; }

    /// <summary>Where what is behind it is published; null where it is not.</summary>
    public required string? Address { get; init; }

    /// <summary>Whether it calls for attention.</summary>
    public required bool Calls { get; init; }

    private const string NotGiven = "Not given";

    /// <summary>The numbers of a council with that part of addresses: each a whole, never divided by kind or case.</summary>
    public static IReadOnlyList<Attention> Of(string slug, ScrutinyFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var overdue = new Attention
        {
            Number = Shown(facts.Overdue),
            Text = $"agreed {(facts.Overdue == 1 ? "action is" : "actions are")} overdue today. Members see the number; your link officer keeps the list.",
            Address = null,
            Calls = facts.Overdue > 0,
        };
        var reports = Reports(facts, CouncilAddress.Part(slug, "reports"));
        return facts.Year is { } year
            ? [overdue, NotSatisfied(facts.Figures, year, CouncilAddress.Page(slug, year)), Late(facts.Figures, year, CouncilAddress.Page(slug, year)), reports]
            : [overdue, reports];
    }

    private static Attention Reports(ScrutinyFacts facts, string address)
    {
        var since = LondonTime.Format(facts.ReportsFrom);
        return (facts.Reports, facts.ReportsAwaiting) switch
        {
            (0, _) => Quiet("0", $"public reports issued since {since}.", address),
            (1, 0) => Quiet("1", $"public report issued since {since}. Members have considered it.", address),
            (var all, 0) => Quiet(Shown(all), $"public reports issued since {since}. Members have considered each of them.", address),
            (1, _) => Awaiting(1, $"public report issued since {since} awaits consideration: no meeting open to the public is recorded to have considered it."),
            var (all, awaiting) => Awaiting(awaiting, $"of {Shown(all)} public reports issued since {since} {(awaiting == 1 ? "awaits" : "await")} consideration: no meeting open to the public is recorded to have considered {(awaiting == 1 ? "it" : "them")}."),
        };

        Attention Awaiting(long number, string text) => new() { Number = Shown(number), Text = text, Address = address, Calls = true };
    }

    private static Attention NotSatisfied(AnnualFigures figures, ReportingYear year, string address) => figures switch
    {
        { ComplianceOutcomes: 0 } => Quiet("0", $"compliance outcomes in {year}: no recommendations fell due.", address),
        { ComplianceOutcomes: { } outcomes, Complied: { } complied } when complied <= outcomes => new Attention
        {
            Number = Shown(outcomes - complied),
            Text = $"of {Shown(outcomes)} compliance {(outcomes == 1 ? "outcome" : "outcomes")} in {year} did not satisfy the Ombudsman.",
            Address = address,
            Calls = complied < outcomes,
        },
        { PublishedComplianceRate: { } rate } => new Attention
        {
            Number = Rates.FormatPercent(rate),
            Text = $"was the compliance rate in {year}. How many outcomes did not satisfy the Ombudsman is not given.",
            Address = address,
            Calls = rate < 100,
        },
        _ => Quiet(NotGiven, $"how many compliance outcomes in {year} did not satisfy the Ombudsman.", address),
    };

    private static Attention Late(AnnualFigures figures, ReportingYear year, string address) => figures.CompliedLate is { } late
        ? new Attention
        {
            Number = Shown(late),
            Text = figures.Complied is { } complied
                ? $"of {Shown(complied)} remedies that satisfied the Ombudsman in {year} {(late == 1 ? "was" : "were")} completed late."
                : $"{(late == 1 ? "remedy was" : "remedies were")} completed late in {year}.",
            Address = address,
            Calls = late > 0,
        }
        : Quiet(NotGiven, $"how many remedies were completed late in {year}.", address);

    private static Attention Quiet(string number, string text, string address) => new() { Number = number, Text = text, Address = address, Calls = false };

    private static string Shown(long number) => number.ToString("N0", BritishCulture.Instance);
}
