using CouncilPortal.Time;

namespace CouncilPortal.Letters;

/// <summary>Which committee of the council considers an annual review letter, and what came of it: the latest that is recorded.</summary>
public sealed record LetterConsideration
{
    /// <summary>The committee's name.</summary>
    public required string Committee { get; init; }

    /// <summary>The day of its meeting.</summary>
    public required DateOnly MeetsOn { get; init; }

    /// <summary>The address of the minutes, http or https; null: not recorded.</summary>
    public required string? MinutesUrl { get; init; }

    /// <summary>What the committee decided, in the council's words; null: not recorded, or not for these eyes.</summary>
    public required string? Decisions { get; init; }

    /// <summary>Whether it is recorded, to these eyes, that the committee considered the letter and not only that it is to.</summary>
    public bool IsConsidered => MinutesUrl is not null || Decisions is not null;

    /// <summary>Where it stands on a day: <c>Considered by the Audit Committee on 12 March 2027</c>.</summary>
    public string Standing(DateOnly today) =>
        IsConsidered ? $"Considered by {By} on {LondonTime.Format(MeetsOn)}"
        : MeetsOn > today ? $"To be considered by {By} on {LondonTime.Format(MeetsOn)}"
        : $"On the agenda of {By} on {LondonTime.Format(MeetsOn)}; what came of it is not recorded yet";

    /// <summary>The committee within a sentence: <c>the Audit Committee</c>.</summary>
    public string By => $"the {(Committee.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? Committee[4..].TrimStart() : Committee)}";

    /// <summary>What counts of everything recorded, given in its order; null where nothing stands.</summary>
    internal static LetterConsideration? Of(IEnumerable<ConsiderationFact> facts)
    {
        LetterConsideration? latest = null;
        foreach (var fact in facts)
        {
            latest = fact switch
            {
                { IsMeeting: true, Committee: null } => null,
                { IsMeeting: true } => new LetterConsideration { Committee = fact.Committee, MeetsOn = fact.MeetsOn!.Value, MinutesUrl = fact.MinutesUrl, Decisions = latest?.Decisions },
                _ => latest is null ? null : latest with { Decisions = fact.Decisions },
            };
        }

        return latest;
    }
}

/// <summary>Something that was recorded of a committee and a letter. Appended; of each kind the latest counts.</summary>
public sealed record ConsiderationFact
{
    /// <summary>The columns, from <c>letter_considerations c</c>.</summary>
    internal const string Columns = "c.authority_id, c.year, c.number, c.kind, c.committee, c.meets_on, c.minutes_url, c.decisions, c.at, c.by_name";

    /// <summary>The kind that names the committee, its meeting and the minutes: public with the letter.</summary>
    internal const string Meeting = "meeting";

    /// <summary>The kind that says what was decided, for the council itself.</summary>
    internal const string Decided = "decisions";

    /// <summary>The council.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>The reporting year of the letter, as stored.</summary>
    public required string Year { get; init; }

    /// <summary>Its place among what is recorded of the letter, from 1.</summary>
    public required int Number { get; init; }

    /// <summary><see cref="Meeting"/> or <see cref="Decided"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The committee; null with a meeting: no committee is to consider the letter after all.</summary>
    public required string? Committee { get; init; }

    /// <summary>The day of the meeting.</summary>
    public required DateOnly? MeetsOn { get; init; }

    /// <summary>The address of the minutes.</summary>
    public required string? MinutesUrl { get; init; }

    /// <summary>What was decided.</summary>
    public required string? Decisions { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string ByName { get; init; }

    /// <summary>Whether it is about the meeting; otherwise about what was decided.</summary>
    public bool IsMeeting => Kind == Meeting;

    /// <summary>What it says, for the history.</summary>
    public string Words => this switch
    {
        { IsMeeting: true, Committee: { } committee, MeetsOn: { } on, MinutesUrl: null } => $"{committee}, meeting on {LondonTime.Format(on)}",
        { IsMeeting: true, Committee: { } committee, MeetsOn: { } on, MinutesUrl: { } minutes } => $"{committee}, meeting on {LondonTime.Format(on)}, minutes at {minutes}",
        { IsMeeting: true } => "Taken back: no committee is to consider it",
        { Decisions: { } decided } => $"What was decided: {decided}",
        _ => "What was decided is taken back",
    };
}
