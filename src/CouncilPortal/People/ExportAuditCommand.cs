using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;

namespace CouncilPortal.People;

/// <summary>Takes rows of the audit trail out as a file, which is itself in the trail.</summary>
public sealed class ExportAuditCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>The most rows of a file. More wants narrower dates.</summary>
    public const int Most = 100_000;

    /// <summary>The rows that the filter finds, the latest first, for administrators and a council's link officers; null for anyone else.</summary>
    public Task<IReadOnlyList<AuditRow>?> Export(Scope scope, AuditFilter filter, CancellationToken cancel) =>
        scope.IsOmbudsman(Role.Administrator) || scope.Has(Role.LinkOfficer)
            ? database.Transact<IReadOnlyList<AuditRow>?>(
                scope,
                async connection =>
                {
                    var rows = await AuditQuery.All(connection, scope, filter, Most);
                    await AuditTrail.Write(connection, scope, time.GetUtcNow(), new AuditEntry
                    {
                        Action = "audit exported",
                        Subject = "audit",
                        AuthorityId = scope.IsOmbudsman(Role.Administrator) ? filter.AuthorityId : Own(scope, filter),
                        Detail = $"{filter.InWords}: {rows.Count} rows",
                    });
                    return rows;
                },
                cancel)
            : Task.FromResult<IReadOnlyList<AuditRow>?>(null);

    /// <summary>The council in whose trail the link officer's export stands.</summary>
    private static long Own(Scope scope, AuditFilter filter)
    {
        var councils = scope.In(Role.LinkOfficer);
        return filter.AuthorityId is { } chosen && councils.Contains(chosen) ? chosen : councils[0];
    }
}
