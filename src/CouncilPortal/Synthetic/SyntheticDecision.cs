using System.Globalization;

namespace CouncilPortal.Synthetic;

/// <summary>An invented decision with what was recommended.</summary>
internal sealed record SyntheticDecision
{
    /// <summary>Before this day nothing was decided; the years up to <see cref="End"/> are published.</summary>
    private static readonly DateOnly Start = new(2014, 4, 1);

    private static readonly DateOnly End = new(2025, 12, 31);

    private static readonly Weighted<SyntheticSubject> Subjects = new([.. SyntheticSubject.All.Select(s => (s, s.Weight))]);

    private static readonly Weighted<string> Outcomes = new(
    [
        ("Invalid or incomplete", 3), ("Advice given", 3), ("Referred back for local resolution", 14),
        ("Closed after initial enquiries", 30), ("Not upheld", 15), ("Upheld", 35),
    ]);

    public required string Reference { get; init; }

    public required IReadOnlyList<SyntheticCouncil> Councils { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required DateOnly DecidedOn { get; init; }

    public required DateOnly? PublishedOn { get; init; }

    public required SyntheticSubject Subject { get; init; }

    public required string Subcategory { get; init; }

    public required string Outcome { get; init; }

    public required bool? HadRemedy { get; init; }

    public required IReadOnlyList<SyntheticRecommendation> Recommendations { get; init; }

    /// <summary>The decision of a number; the letter keeps its reference apart from every real one.</summary>
    public static SyntheticDecision Make(Draw draw, int number, char letter, IReadOnlyList<SyntheticCouncil> councils)
    {
        var decided = Start.AddDays((int)(Math.Pow(draw.Share(), 0.8) * (End.DayNumber - Start.DayNumber + 1)));
        var outcome = Outcomes.Next(draw);
        bool? hadRemedy = outcome == "Upheld" ? draw.Happens(0.12) : null;
        var subject = Subjects.Next(draw);

        // Few councils have many decisions, many have few.
        var first = councils[(int)(councils.Count * Math.Pow(draw.Share(), 1.4))];
        var second = draw.Happens(0.01) ? draw.One(councils) : first;
        IReadOnlyList<SyntheticCouncil> concerned = second == first ? [first] : [first, second];
        return new SyntheticDecision
        {
            Reference = string.Create(CultureInfo.InvariantCulture, $"{decided.Year % 100:00}{number % 1_000_000:000000}{letter}"),
            Councils = concerned,
            ReceivedOn = decided.AddDays(-draw.Between(20, 320)),
            DecidedOn = decided,
            PublishedOn = outcome is "Closed after initial enquiries" or "Not upheld" or "Upheld" && draw.Happens(0.9) ? decided.AddDays(draw.Between(35, 60)) : null,
            Subject = subject,
            Subcategory = draw.One(subject.Subcategories),
            Outcome = outcome,
            HadRemedy = hadRemedy,
            Recommendations = hadRemedy == false ? [.. concerned.SelectMany(c => SyntheticRecommendation.Make(draw, c, decided, subject))] : [],
        };
    }
}
