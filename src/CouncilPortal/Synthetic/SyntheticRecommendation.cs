using CouncilPortal.Compliance;

namespace CouncilPortal.Synthetic;

/// <summary>An invented recommendation, settled long ago.</summary>
internal sealed record SyntheticRecommendation
{
    private static readonly Weighted<RecommendationState> States = new(
    [
        (RecommendationState.Done, 850), (RecommendationState.DoneLate, 135), (RecommendationState.NotDone, 5), (RecommendationState.Withdrawn, 10),
    ]);

    public required SyntheticCouncil Council { get; init; }

    public required int Number { get; init; }

    public required Remedy Remedy { get; init; }

    public required string Text { get; init; }

    public required string? PublicSummary { get; init; }

    public required DateOnly DueOn { get; init; }

    public required DateOnly? DoneOn { get; init; }

    public required RecommendationState State { get; init; }

    /// <summary>The day on which it was settled.</summary>
    public DateOnly SettledOn => DoneOn ?? DueOn;

    /// <summary>One to three for a council.</summary>
    public static IEnumerable<SyntheticRecommendation> Make(Draw draw, SyntheticCouncil council, DateOnly decided, SyntheticSubject subject)
    {
        var count = draw.Happens(0.6) ? 1 : draw.Between(2, 3);
        for (var number = 1; number <= count; number++)
        {
            var kind = number == 1 && draw.Happens(0.7) ? RecommendationKind.PersonalRemedy : RecommendationKind.ServiceImprovement;
            var remedy = draw.One(Remedies.Of(kind));
            var due = decided.AddDays(draw.Between(28, 92));
            var state = States.Next(draw);
            yield return new SyntheticRecommendation
            {
                Council = council,
                Number = number,
                Remedy = remedy,
                Text = $"{remedy.Name}: {string.Join(' ', subject.Words.Take(4))}, by {due:yyyy-MM-dd}.",
                PublicSummary = kind == RecommendationKind.ServiceImprovement ? $"{remedy.Name}: {string.Join(' ', subject.Words.Take(4))}." : null,
                DueOn = due,
                DoneOn = state switch
                {
                    RecommendationState.Done => due.AddDays(-draw.Between(0, 25)),
                    RecommendationState.DoneLate => due.AddDays(draw.Between(1, 60)),
                    _ => null,
                },
                State = state,
            };
        }
    }
}
