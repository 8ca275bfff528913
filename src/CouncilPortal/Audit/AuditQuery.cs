using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Audit;

/// <summary>A row of the audit trail.</summary>
public sealed record AuditRow
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who: a person's name or a job's.</summary>
    public required string Who { get; init; }

    /// <summary>What was done.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to.</summary>
    public required string Subject { get; init; }

    /// <summary>The authority concerned; null: none.</summary>
    public required string? Authority { get; init; }

    /// <summary>More.</summary>
    public required string? Detail { get; init; }
}

/// <summary>A page of the audit trail.</summary>
public sealed record AuditList
{
    /// <summary>The rows, the latest first.</summary>
    public required IReadOnlyList<AuditRow> Rows { get; init; }

    /// <summary>How many the filter finds.</summary>
    public required long Total { get; init; }
}

/// <summary>
/// The audit trail: all of it for administrators; for a council's link officers what concerns their council and was done by its own
/// people, or by others to its people and evidence. What the Ombudsman prepares about a council, a draft above all, is not in it.
/// </summary>
public sealed class AuditQuery(PortalDatabase database)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 50;

    private const string Found =
        """
        from audit t
        left join authorities a on a.id = t.authority_id
        where (@everyone or (t.authority_id in @officers and (t.action in @shown or exists (
                select 1 from memberships m where m.person_id = t.person_id and m.authority_id = t.authority_id))))
            and t.at >= @Since and t.at < @Before
            and (@Who = '' or lower(t.who) like @Who escape '!')
            and (@What = '' or lower(t.action) like @What escape '!' or lower(t.subject) like @What escape '!' or lower(coalesce(t.detail, '')) like @What escape '!')
            and (@AuthorityId = 0 or t.authority_id = @AuthorityId)
        """;

    /// <summary>What others did that a council's link officers may know.</summary>
    private static readonly string[] Shown =
    [
        "assigned", "audit exported", "cover ended", "evidence deleted", "evidence file read", "evidence scanned", "invitation accepted", "invitation sent", "invitation withdrawn",
        "membership withdrawn", "role given", "sessions ended", "tenant put on the list",
    ];

    /// <summary>The page that the filter asks for.</summary>
    public Task<AuditList> Search(Scope scope, AuditFilter filter, CancellationToken cancel) =>
        database.Read(
            scope,
            async connection =>
            {
                var parameters = Parameters(scope, filter, PageSize, (filter.Page - 1) * PageSize);
                return new AuditList
                {
                    Rows = await Rows(connection, parameters),
                    Total = await connection.ExecuteScalarAsync<long>($"select count(*) {Found}", parameters),
                };
            },
            cancel);

    internal static Task<IReadOnlyList<AuditRow>> All(ScopedConnection connection, Scope scope, AuditFilter filter, int most) =>
        Rows(connection, Parameters(scope, filter, most, 0));

    private static async Task<IReadOnlyList<AuditRow>> Rows(ScopedConnection connection, object parameters) =>
        (await connection.QueryAsync<AuditRow>(
            $"""
            select t.id, t.at, t.who, t.action, t.subject, a.name as authority, t.detail
            {Found}
            order by t.at desc, t.id desc
            limit @Limit offset @Offset
            """,
            parameters)).AsList();

    private static object Parameters(Scope scope, AuditFilter filter, int limit, int offset) => new
    {
        everyone = scope.IsOmbudsman(Role.Administrator),
        officers = scope.In(Role.LinkOfficer),
        shown = Shown,
        filter.Since,
        filter.Before,
        Who = Pattern(filter.Who),
        What = Pattern(filter.What),
        AuthorityId = filter.AuthorityId ?? 0,
        Limit = limit,
        Offset = offset,
    };

    private static string Pattern(string? text) => text is null ? "" :
        $"%{text.ToLowerInvariant().Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal)}%";
}
