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
        var reports = new Attention
        {
            Number = Shown(facts.Reports),
            Text = $"public {(facts.Reports == 1 ? "report" : "reports")} issued since {LondonTime.Format(facts.ReportsFrom)}{(facts.Reports == 0 ? "." : ". The portal does not record whether members have considered " + (facts.Reports == 1 ? "it." : "them."))}",
            Address = CouncilAddress.Part(slug, "reports"),
            Calls = facts.Reports > 0,
        };
        return facts.Year is { } year
            ? [overdue, NotSatisfied(facts.Figures, year, CouncilAddress.Page(slug, year)), Late(facts.Figures, year, CouncilAddress.Page(slug, year)), reports]
            : [overdue, reports];
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
