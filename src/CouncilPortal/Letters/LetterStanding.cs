using CouncilPortal.Scopes;

namespace CouncilPortal.Letters;

/// <summary>Where a letter stands at the council.</summary>
public sealed record LetterStanding
{
    /// <summary>Who has said that they have read it, the first first.</summary>
    public required IReadOnlyList<LetterConfirmation> Confirmations { get; init; }

    /// <summary>What the chief executive has written to officers, the first first.</summary>
    public required IReadOnlyList<LetterNote> Notes { get; init; }

    /// <summary>To whom it was opened by name before publication, the first first.</summary>
    public required IReadOnlyList<LetterShare> Shares { get; init; }

    /// <summary>To whom it can still be opened.</summary>
    public required IReadOnlyList<LetterMember> Members { get; init; }

    /// <summary>Whether whoever asks acts for the chief executive.</summary>
    public required bool ActsForChief { get; init; }

    /// <summary>Whether whoever asks has said that they have read it.</summary>
    public required bool IsConfirmed { get; init; }
}

/// <summary>Somebody has said that they have read a letter.</summary>
public sealed record LetterConfirmation
{
    /// <summary>Who.</summary>
    public required string PersonName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>What a chief executive has written to officers about a letter.</summary>
public sealed record LetterNote
{
    /// <summary>The text, as typed.</summary>
    public required string Text { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required string ByName { get; init; }
}

/// <summary>A letter opened to a member of the council by name.</summary>
public sealed record LetterShare
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>To whom.</summary>
    public required string PersonName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset GrantedAt { get; init; }

    /// <summary>By whom.</summary>
    public required string GrantedByName { get; init; }

    /// <summary>When it was taken back; null: it stands.</summary>
    public required DateTimeOffset? RevokedAt { get; init; }

    /// <summary>How often they opened the letter under embargo.</summary>
    public required long Openings { get; init; }

    /// <summary>When they did last; null: never.</summary>
    public required DateTimeOffset? LastOpenedAt { get; init; }
}

/// <summary>A councillor to whom a letter can be opened by name.</summary>
public sealed record LetterMember
{
    /// <summary>The person.</summary>
    public required long Id { get; init; }

    /// <summary>Their name.</summary>
    public required string Name { get; init; }

    /// <summary>Their role, as stored.</summary>
    public required string Role { get; init; }

    /// <summary>Their role in words.</summary>
    public string RoleName => Roles.FromStored(Role).DisplayName();

    /// <summary>Those to whom a letter may be opened: the leader, members of the scrutiny committee, the member responsible for complaints.</summary>
    internal static IReadOnlyList<string> StoredRoles { get; } = [Scopes.Role.Leader.Stored(), Scopes.Role.ScrutinyMember.Stored(), Scopes.Role.MemberResponsibleForComplaints.Stored()];
}
