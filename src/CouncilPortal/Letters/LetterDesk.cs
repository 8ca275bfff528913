namespace CouncilPortal.Letters;

/// <summary>A reporting year of which there are figures, on the publisher's list.</summary>
public sealed record LetterYearSummary
{
    /// <summary>The year.</summary>
    public required string Year { get; init; }

    /// <summary>How many authorities have figures of it.</summary>
    public required int Authorities { get; init; }

    /// <summary>How many of them have a letter.</summary>
    public required int Letters { get; init; }

    /// <summary>From when the year is public; null: not set.</summary>
    public required DateTimeOffset? PublicFrom { get; init; }
}

/// <summary>A letter of a year, issued or to be.</summary>
public sealed record LetterOnDesk
{
    /// <summary>The authority, what its letter is written from, and whether it is issued.</summary>
    public required LetterSubject Subject { get; init; }

    /// <summary>To whom it is addressed.</summary>
    public required string Addressee { get; init; }

    /// <summary>Why it deserves a look; empty: it is like most.</summary>
    public required IReadOnlyList<string> Flags { get; init; }

    /// <summary>As it would be issued now.</summary>
    public required ComposedLetter Composed { get; init; }

    /// <summary>Whether it is to be issued, deserves a look and nobody has looked.</summary>
    public bool WaitsForALook => Subject.LetterId is null && Subject.LookedAt is null && Flags.Count > 0;
}

/// <summary>A run that issues the letters of a year.</summary>
public sealed record LetterRun
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>The year.</summary>
    public required string Year { get; init; }

    /// <summary><c>running</c>, <c>done</c> or <c>stopped</c>.</summary>
    public required string State { get; init; }

    /// <summary>How many letters it is to issue.</summary>
    public required int Total { get; init; }

    /// <summary>How many it has issued.</summary>
    public required int Issued { get; init; }

    /// <summary>When it was started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>By whom.</summary>
    public required string StartedByName { get; init; }

    /// <summary>When it ended; null: it is under way.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it stopped.</summary>
    public required string? Failure { get; init; }

    /// <summary>Whether it is under way.</summary>
    public bool IsRunning => State == "running";
}

/// <summary>The letters of a year on the publisher's desk.</summary>
public sealed record LetterYear
{
    /// <summary>From when the year is public; null: not set.</summary>
    public required DateTimeOffset? PublicFrom { get; init; }

    /// <summary>The wording.</summary>
    public required LetterTemplate Template { get; init; }

    /// <summary>The latest run; null: none.</summary>
    public required LetterRun? Run { get; init; }

    /// <summary>Whether letters of the year are issued here: it is not public yet, or some were before it was. Those of earlier years are brought in as they were sent.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>How often people of councils opened something of the year under embargo.</summary>
    public required long Openings { get; init; }

    /// <summary>Each authority with figures of the year, by name.</summary>
    public required IReadOnlyList<LetterOnDesk> Letters { get; init; }

    /// <summary>Those that are issued.</summary>
    public IReadOnlyList<LetterOnDesk> Issued => [.. Letters.Where(l => l.Subject.LetterId is not null)];

    /// <summary>Those that are to be issued.</summary>
    public IReadOnlyList<LetterOnDesk> Waiting => IsOpen ? [.. Letters.Where(l => l.Subject.LetterId is null)] : [];

    /// <summary>Those that deserve a look before that, and have had none.</summary>
    public IReadOnlyList<LetterOnDesk> ToLookAt => [.. Waiting.Where(l => l.WaitsForALook)];
}
