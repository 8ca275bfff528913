using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>Remembers up to which message of an action somebody at the council has read.</summary>
public sealed class MarkMessagesReadCommand(PortalDatabase database)
{
    /// <summary>Marks everything up to the message as read by the person. Nothing for those who do not read the action.</summary>
    public Task Mark(Scope scope, long id, long upTo, CancellationToken cancel) =>
        database.Transact(
            scope,
            connection => connection.ExecuteAsync(
                $"""
                insert into message_reads (person_id, recommendation_id, read_id)
                select @Person, r.id, @upTo from recommendations r where r.id = @id and {Sight.ReadsAtCouncil}
                on conflict (person_id, recommendation_id) do update set read_id = excluded.read_id where excluded.read_id > message_reads.read_id
                """,
                Sight.Of(scope, new { id, upTo })),
            cancel);
}
