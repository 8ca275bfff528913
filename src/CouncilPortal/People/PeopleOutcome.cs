namespace CouncilPortal.People;

/// <summary>How a change to people ended.</summary>
public sealed record PeopleOutcome
{
    private static readonly Dictionary<string, string> None = [];

    /// <summary>Whether what was to be changed is there for this scope.</summary>
    public required bool IsFound { get; init; }

    /// <summary>What to do about each field ("" for the whole), by the field's name; empty when it was done.</summary>
    public required IReadOnlyDictionary<string, string> Errors { get; init; }

    /// <summary>Whether it was done.</summary>
    public bool IsDone => IsFound && Errors.Count == 0;

    /// <summary>The same outcome of a form with one field, whose control has the id given.</summary>
    public PeopleOutcome At(string control) => new() { IsFound = IsFound, Errors = Errors.ToDictionary(_ => control, e => e.Value) };

    /// <summary>It was done.</summary>
    public static PeopleOutcome Done { get; } = new() { IsFound = true, Errors = None };

    /// <summary>There is no such thing for this scope.</summary>
    public static PeopleOutcome NotFound { get; } = new() { IsFound = false, Errors = None };

    /// <summary>It cannot be done before something is put right.</summary>
    public static PeopleOutcome Invalid(IReadOnlyDictionary<string, string> errors) => new() { IsFound = true, Errors = errors };

    /// <summary>It cannot be done, for a reason that belongs to no field.</summary>
    public static PeopleOutcome Refused(string why) => Invalid(new Dictionary<string, string> { [""] = why });
}
