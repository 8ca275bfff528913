namespace CouncilPortal.Compliance;

/// <summary>What became of a command.</summary>
public enum CommandEnd
{
    /// <summary>It stands.</summary>
    Done,

    /// <summary>There is no such thing, or it is not for these eyes.</summary>
    NotFound,

    /// <summary>Fields are wrong; nothing was changed.</summary>
    Invalid,

    /// <summary>It is not possible as things stand; nothing was changed.</summary>
    Refused,

    /// <summary>Somebody else was faster; nothing was changed.</summary>
    Stale,
}

/// <summary>What became of a command, with what to tell the person who gave it.</summary>
public sealed record CommandResult
{
    private static readonly Dictionary<string, string> None = [];

    /// <summary>How it ended.</summary>
    public required CommandEnd End { get; init; }

    /// <summary>An instruction for each field that is wrong.</summary>
    public required IReadOnlyDictionary<string, string> Errors { get; init; }

    /// <summary>Why it was refused or came too late; null otherwise.</summary>
    public required string? Message { get; init; }

    /// <summary>Whether it stands.</summary>
    public bool IsDone => End == CommandEnd.Done;

    /// <summary>It stands.</summary>
    public static CommandResult Done { get; } = new() { End = CommandEnd.Done, Errors = None, Message = null };

    /// <summary>No such thing for these eyes.</summary>
    public static CommandResult NotFound { get; } = new() { End = CommandEnd.NotFound, Errors = None, Message = null };

    /// <summary>Fields are wrong.</summary>
    public static CommandResult Invalid(IReadOnlyDictionary<string, string> errors) => new() { End = CommandEnd.Invalid, Errors = errors, Message = null };

    /// <summary>One field is wrong.</summary>
    public static CommandResult Invalid(string field, string error) => Invalid(new Dictionary<string, string> { [field] = error });

    /// <summary>Not possible as things stand.</summary>
    public static CommandResult Refused(string message) => new() { End = CommandEnd.Refused, Errors = None, Message = message };

    /// <summary>Somebody else was faster.</summary>
    public static CommandResult Stale(string message) => new() { End = CommandEnd.Stale, Errors = None, Message = message };
}
