using CouncilPortal.Database;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>What was written on an action.</summary>
public enum MessageKind
{
    /// <summary>To the council's own file.</summary>
    Note,

    /// <summary>Among the council's own people.</summary>
    Comment,

    /// <summary>From the council to the caseworker.</summary>
    Message,

    /// <summary>From the caseworker to the council.</summary>
    Reply,
}

/// <summary>A note, comment, message or reply.</summary>
public sealed record ActionMessage
{
    /// <summary>Its id: later ones have greater ones.</summary>
    public required long Id { get; init; }

    /// <summary>The kind, as stored.</summary>
    public required string StoredKind { get; init; }

    /// <summary>What it says.</summary>
    public required string Body { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required string ByName { get; init; }

    /// <summary>Whether somebody else wrote it and the reader has not seen it yet.</summary>
    public required bool IsNew { get; init; }

    /// <summary>What it is.</summary>
    public MessageKind Kind => Enum.Parse<MessageKind>(StoredKind, ignoreCase: true);

    /// <summary>Whether it stays within the council. The Ombudsman never sees it.</summary>
    public bool IsInternal => Kind is MessageKind.Note or MessageKind.Comment;
}

/// <summary>What was written on an action, for queries of the council's side that have found it in their scope already.</summary>
internal static class ActionMessages
{
    /// <summary>That a message <c>m</c> is new to <c>@Person</c>, whose reading is <c>x</c>, joined from the left.</summary>
    public const string IsNew = "(coalesce(m.by_person_id, 0) <> @Person and m.id > coalesce(x.read_id, 0))";

    /// <summary>Everything that was written; without notes and comments for eyes that are not the council's.</summary>
    public static async Task<IReadOnlyList<ActionMessage>> Of(ScopedConnection connection, long recommendation, long person, bool seesInternal) =>
        (await connection.QueryAsync<ActionMessage>(
            $"""
            select m.id, m.kind as stored_kind, m.body, m.at, m.by_name, case when {IsNew} then true else false end as is_new
            from case_messages m
            left join message_reads x on x.recommendation_id = m.recommendation_id and x.person_id = @Person
            where m.recommendation_id = @recommendation and (@seesInternal or m.kind in ('message', 'reply'))
            order by m.id
            """,
            new { recommendation, Person = person, seesInternal })).AsList();
}
