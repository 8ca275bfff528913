using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.PublicReports;

/// <summary>
/// Public reports with what is recorded of each: the council's own for its link officers, monitoring officer, chief executive
/// and delegate; every council's for caseworkers.
/// </summary>
public sealed class ReportsQuery(PortalDatabase database, TimeProvider time, PublicReportsSettings settings)
{
    private const string Sees = "(@All or x.authority_id in @Own)";

    /// <summary>The reports that the reader sees, those first on which something is waited for, the earliest last day before others.</summary>
    public Task<IReadOnlyList<ReportStanding>> All(Scope scope, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var today = LondonTime.Today(time);
        var parameters = new { All = scope.IsOmbudsman(Role.Caseworker), Own = scope.OwnAuthorities, today };
        return database.Read<IReadOnlyList<ReportStanding>>(
            scope,
            async connection =>
            {
                var reports = await connection.QueryAsync<PublicReport>(
                    $"select {PublicReport.Columns} from {PublicReport.Tables} where {PublicReport.IsIssued} and {Sees}", parameters);
                var facts = (await connection.QueryAsync<ReportFact>(
                    $"select {ReportFact.Columns} from report_facts f where @All or f.authority_id in @Own", parameters)).ToLookup(f => (f.DecisionId, f.AuthorityId));
                return
                [
                    .. reports.Select(r => ReportStanding.Of(r, facts[(r.DecisionId, r.AuthorityId)], settings.NoticeWeeks, today))
                        .OrderBy(s => s.IsClosed).ThenBy(s => s.NextDueOn ?? DateOnly.MaxValue).ThenByDescending(s => s.Report.DecidedOn).ThenBy(s => s.Report.StoredReference, StringComparer.Ordinal),
                ];
            },
            cancel);
    }

    /// <summary>
    /// A report of one council, by the council's part of addresses (null: the first council of the report that the reader sees);
    /// null where there is none for these eyes.
    /// </summary>
    public Task<ReportStanding?> Find(Scope scope, DecisionReference reference, string? slug, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(reference);
        return database.Read(scope, connection => Find(connection, scope, new Sought { Reference = reference, Slug = slug, AuthorityId = null }), cancel);
    }

    internal async Task<ReportStanding?> Find(ScopedConnection connection, Scope scope, Sought sought)
    {
        var today = LondonTime.Today(time);
        var report = (await connection.QueryAsync<PublicReport>(
            $"""
            select {PublicReport.Columns} from {PublicReport.Tables}
            where d.reference = @Stored and {PublicReport.IsIssued} and {Sees}
                {(sought.Slug is null ? "" : "and a.slug = @Slug")} {(sought.AuthorityId is null ? "" : "and x.authority_id = @AuthorityId")}
            order by a.slug
            limit 1
            """,
            new { sought.Reference.Stored, sought.Slug, sought.AuthorityId, All = scope.IsOmbudsman(Role.Caseworker), Own = scope.OwnAuthorities, today })).SingleOrDefault();
        if (report is null)
        {
            return null;
        }

        var facts = await connection.QueryAsync<ReportFact>(
            $"select {ReportFact.Columns} from report_facts f where f.decision_id = @DecisionId and f.authority_id = @AuthorityId", new { report.DecisionId, report.AuthorityId });
        return ReportStanding.Of(report, facts, settings.NoticeWeeks, today);
    }

    internal sealed record Sought
    {
        public required DecisionReference Reference { get; init; }

        public required string? Slug { get; init; }

        public required long? AuthorityId { get; init; }
    }
}
