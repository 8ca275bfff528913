using CouncilPortal.Casework;
using CouncilPortal.Compliance;
using CouncilPortal.Decisions;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Casework;

/// <summary>Decisions made by hand, in as few words as a test needs.</summary>
internal static class DecisionCase
{
    public static DecisionReference Reference { get; } = DecisionReference.Parse("25 012 345");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>An upheld decision about the case's council.</summary>
    public static DecisionFields Fields(this EvidenceCase at, params long[] others) => new()
    {
        Authorities = [at.Council, .. others],
        ReceivedOn = TypedDate.Blank,
        DecidedOn = TypedDate.Of(EvidenceCase.Today),
        Category = "Housing",
        Subcategory = null,
        Outcome = "Upheld",
        DocumentType = "Statement",
        SatisfactoryRemedy = "no",
        Title = "Repairs to a council home",
        Summary = "Mr X complained about repairs. The Council delayed them.",
    };

    /// <summary>A training of officers, due in thirty days.</summary>
    public static RecommendationFields Training { get; } = new()
    {
        Remedy = "training_or_guidance",
        Text = "Train the officers who dealt with Mr X's repairs within thirty days.",
        PublicSummary = "Train housing officers in the law on repairs.",
        Expectation = "Dates, and how many were trained.",
        DueOn = TypedDate.Of(EvidenceCase.Today.AddDays(30)),
    };

    /// <summary>An apology, due in ten days.</summary>
    public static RecommendationFields Apology { get; } = Training with
    {
        Remedy = "apology",
        Text = "Apologise to Mr X.",
        PublicSummary = null,
        DueOn = TypedDate.Of(EvidenceCase.Today.AddDays(10)),
    };

    /// <summary>Makes the decision, as a draft or final.</summary>
    public static async Task Make(this EvidenceCase at, bool isDraft, params long[] others) =>
        Assert.Equal(CommandEnd.Done, (await at.CreateDecision.Create(at.Caseworker, new CreateDecision { Reference = "25 012 345", IsDraft = isDraft, Fields = at.Fields(others) }, Cancel)).End);

    /// <summary>The decision now, as its caseworker sees it.</summary>
    public static async Task<DeskDecision> Now(this EvidenceCase at) => (await at.DeskDecisions.Find(at.Caseworker, Reference, Cancel))!;

    /// <summary>Adds a recommendation for the case's council and returns its id.</summary>
    public static async Task<long> Add(this EvidenceCase at, RecommendationFields fields)
    {
        var result = await at.TryAdd(fields, at.Council);
        Assert.True(result.IsDone, result.Message ?? string.Join(", ", result.Errors.Values));
        return (await at.Now()).Recommendations.Max(r => r.Action.Id);
    }

    public static async Task<CommandResult> TryAdd(this EvidenceCase at, RecommendationFields fields, long council) =>
        await at.AddRecommendation.Add(
            at.Caseworker, new AddRecommendation { Reference = Reference, Version = (await at.Now()).Version, AuthorityId = council, Fields = fields, Statement = null }, Cancel);

    /// <summary>Shares the draft; answers are wanted in ten days.</summary>
    public static async Task<CommandResult> Share(this EvidenceCase at) => await at.ShareDraft.Share(
        at.Caseworker,
        new ShareDraft { Reference = Reference, Version = (await at.Now()).Version, AnswerBy = TypedDate.Of(EvidenceCase.Today.AddDays(10)), Message = "Please answer." },
        Cancel);

    /// <summary>The council agrees to everything but the dates, for which it wants another where one is given.</summary>
    public static async Task<CommandResult> Answer(this EvidenceCase at, Scopes.Scope scope, DateOnly? date)
    {
        var draft = await at.SharedDrafts.Find(scope, Reference, at.Council, Cancel);
        return await at.AnswerDraft.Answer(
            scope,
            new AnswerDraft
            {
                Reference = Reference,
                AuthorityId = at.Council,
                Answers = [.. (draft?.Proposals ?? []).Select(p => new ProposalAnswer
                {
                    Id = p.Action.Id,
                    Version = p.Action.Version,
                    WordingAgreed = true,
                    Wording = null,
                    EvidenceAgreed = true,
                    Evidence = null,
                    DateAgreed = date is null,
                    DueOn = date is { } wanted ? TypedDate.Of(wanted) : TypedDate.Blank,
                    Reason = date is null ? null : "The trainer is away.",
                })],
            },
            Cancel);
    }

    public static async Task<CommandResult> Finalise(this EvidenceCase at, bool withoutAnswers) => await at.FinaliseDraft.Finalise(
        at.Caseworker,
        new FinaliseDraft { Reference = Reference, Version = (await at.Now()).Version, DecidedOn = TypedDate.Of(EvidenceCase.Today), WithoutAnswers = withoutAnswers },
        Cancel);

    public static async Task<CommandResult> Publish(this EvidenceCase at, DateOnly on, IReadOnlyDictionary<string, string> statements) => await at.PublishDecision.Publish(
        at.Caseworker,
        new PublishDecision { Reference = Reference, Version = (await at.Now()).Version, On = TypedDate.Of(on), Statements = statements },
        Cancel);

    public static async Task<AmendRecommendation> Amendment(this EvidenceCase at, long id, RecommendationFields fields, string? reason) => new()
    {
        Reference = Reference,
        Id = id,
        Version = await at.Version(id),
        Fields = fields,
        Reason = reason,
        Statement = null,
    };
}
