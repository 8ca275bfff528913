using CouncilPortal.Database;
using CouncilPortal.Scopes;

namespace CouncilPortal.Compliance;

/// <summary>Some answers, as typed, to be kept.</summary>
public sealed record SaveDraft
{
    /// <summary>The recommendation.</summary>
    public required long Id { get; init; }

    /// <summary>The version of the draft that the person saw.</summary>
    public required int Version { get; init; }

    /// <summary>The answers of the step; null where it does not ask.</summary>
    public required DraftAnswers Answers { get; init; }
}

/// <summary>What became of a save.</summary>
public sealed record SaveDraftResult
{
    /// <summary>How it ended.</summary>
    public required CommandResult Result { get; init; }

    /// <summary>The draft's version now: what the next save has to name.</summary>
    public required int Version { get; init; }

    /// <summary>The draft as somebody else saved it, where the save came too late.</summary>
    public required EvidenceForm? Theirs { get; init; }
}

/// <summary>Keeps what was typed, so that neither a reload nor a restart loses it. Two tabs never overwrite each other unnoticed.</summary>
public sealed class SaveDraftCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>What to say to the person who came too late.</summary>
    public const string TooLate = "This draft was changed in another tab or by a colleague after you opened it. What you typed has not been saved yet.";

    /// <summary>The longest answer that is kept, in characters.</summary>
    private const int LongestAnswer = 100_000;

    /// <summary>Saves the answers over the version that the person saw; where a newer one stands, saves nothing and returns it.</summary>
    public Task<SaveDraftResult> Save(Scope scope, SaveDraft input, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection =>
            {
                var form = await DraftQuery.Find(connection, scope, input.Id);
                if (form is null)
                {
                    return Ended(CommandResult.NotFound, input.Version);
                }

                if (form.Refusal is { } refusal)
                {
                    return Ended(CommandResult.Refused(refusal), form.Version);
                }

                if (form.Version > 0 && form.SavedAt is not null && form.Answers.Holds(input.Answers))
                {
                    return Ended(CommandResult.Done, form.Version);
                }

                var answers = form.Answers.With(input.Answers).Write();
                if (answers.Length > LongestAnswer)
                {
                    return Ended(CommandResult.Invalid(EvidenceField.Statement, "Shorten the text to 10,000 characters or fewer"), form.Version);
                }

                return form.Version == input.Version && await DraftRows.Write(connection, scope, form, answers, time.GetUtcNow())
                    ? Ended(CommandResult.Done, input.Version + 1)
                    : new SaveDraftResult
                    {
                        Result = CommandResult.Stale(TooLate),
                        Version = form.Version,
                        Theirs = await DraftQuery.Find(connection, scope, input.Id),
                    };
            },
            cancel);

    private static SaveDraftResult Ended(CommandResult result, int version) => new() { Result = result, Version = version, Theirs = null };
}
