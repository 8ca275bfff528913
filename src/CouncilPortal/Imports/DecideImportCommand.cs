using System.Text.Json;
using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Imports;

/// <summary>What a publisher does with a file that was checked. Each is false where the file is not there any more as it was seen.</summary>
public sealed class DecideImportCommand(PortalDatabase database, TimeProvider time, ImportSignal signal)
{
    /// <summary>Applies a file that is ready: all of it in one transaction, in the background.</summary>
    public Task<bool> Apply(Scope scope, long id, CancellationToken cancel) => Move(scope, id, "applying", "i.state = 'ready'", "import applied", cancel);

    /// <summary>Puts a file aside that is not applied.</summary>
    public Task<bool> Discard(Scope scope, long id, CancellationToken cancel) => Move(scope, id, "discarded", "i.state in ('ready', 'refused')", "import discarded", cancel);

    /// <summary>Has a file checked again against what the portal holds now.</summary>
    public Task<bool> CheckAgain(Scope scope, long id, CancellationToken cancel) => Move(scope, id, "checking", "i.state in ('ready', 'refused')", "import checked again", cancel);

    /// <summary>Says what the file's columns mean, keeps that for later files of the kind, and has it checked again.</summary>
    public async Task<bool> Map(Scope scope, long id, IReadOnlyList<MappedColumn> columns, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (!scope.IsOmbudsman(Role.Publisher))
        {
            return false;
        }

        var isMapped = await database.Transact(scope, c => Map(c, scope, id, columns), cancel);
        signal.Wake();
        return isMapped;
    }

    private async Task<bool> Map(ScopedConnection connection, Scope scope, long id, IReadOnlyList<MappedColumn> columns)
    {
        var now = time.GetUtcNow();
        var kind = await connection.QuerySingleOrDefaultAsync<string?>(
            "update imports set state = 'checking', claimed_until = null, columns = @columns where id = @id and state in ('ready', 'refused') returning kind",
            new { id, columns = JsonSerializer.Serialize(columns) });
        if (kind is null)
        {
            return false;
        }

        var known = ImportKinds.Create(kind).FileColumns.Select(c => c.Name).Append("").ToHashSet();
        foreach (var column in columns.Where(c => c.Column is not null && known.Contains(c.Column)))
        {
            await connection.ExecuteAsync(
                """
                insert into import_columns (kind, name, column_name, chosen_at, chosen_by_name)
                values (@kind, @Name, @Column, @now, @by)
                on conflict (kind, name) do update set column_name = excluded.column_name, chosen_at = excluded.chosen_at, chosen_by_name = excluded.chosen_by_name
                """,
                new { kind, column.Name, column.Column, now, by = scope.Name });
        }

        await AuditTrail.Write(connection, scope, now, new AuditEntry { Action = "import columns chosen", Subject = $"import {id}", AuthorityId = null, Detail = null });
        return true;
    }

    private async Task<bool> Move(Scope scope, long id, string state, string from, string action, CancellationToken cancel)
    {
        if (!scope.IsOmbudsman(Role.Publisher))
        {
            return false;
        }

        var isMoved = await database.Transact(
            scope,
            async c =>
            {
                var now = time.GetUtcNow();
                var moved = await c.ExecuteAsync(
                    $"""
                    update imports as i set state = @state, claimed_until = null, failure = null, ended_at = @now, ended_by = @PersonId, ended_by_name = @Name
                    where i.id = @id and {from}
                    """,
                    new { id, state, now, scope.PersonId, scope.Name });
                if (moved == 1)
                {
                    await AuditTrail.Write(c, scope, now, new AuditEntry { Action = action, Subject = $"import {id}", AuthorityId = null, Detail = null });
                }

                return moved == 1;
            },
            cancel);
        signal.Wake();
        return isMoved;
    }
}
