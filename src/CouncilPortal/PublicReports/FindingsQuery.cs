using CouncilPortal.Authorities;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.PublicReports;

/// <summary>
/// The findings of fault that a monitoring officer reports to members (Local Government and Housing Act 1989, section 5A, and
/// Local Government Act 1974, section 31): for the council's link officers and monitoring officers alone.
/// </summary>
public sealed class FindingsQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>How far back what is still to be reported is looked for.</summary>
    public const int YearsBack = 2;

    /// <summary>The latest standing record of members' consideration of <c>decision_authorities x</c>.</summary>
    private const string Considered =
        """
        left join report_facts f on f.decision_id = x.decision_id and f.authority_id = x.authority_id and f.kind = 'considered' and f.happened_on is not null
            and not exists (
                select 1 from report_facts later
                where later.decision_id = f.decision_id and later.authority_id = f.authority_id and later.kind = f.kind and later.number > f.number)
        left join member_reports m on m.id = (
            select max(s.member_report_id) from member_report_decisions s
            where s.decision_id = x.decision_id and s.authority_id = x.authority_id
                and not exists (select 1 from member_report_withdrawals w where w.member_report_id = s.member_report_id))
        """;

    private const string IsFinding = "x.authority_id = @authority and d.outcome = 'Upheld' and d.draft = false and x.draft = false and d.decided_on <= @today";

    /// <summary>The findings of the council (null: the reader's first), in a period; null for those who do not report it.</summary>
    public Task<Findings?> Of(Scope scope, string? slug, FindingsPeriod period, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(period);
        return database.Read<Findings?>(
            scope,
            async connection =>
            {
                var council = (await connection.QueryAsync<Council>(
                    $"select {CouncilQuery.Columns} from authorities a where a.id in @ids {(slug is null ? "" : "and a.slug = @slug")} order by a.slug limit 1",
                    new { ids = scope.EvidenceAuthorities, slug })).SingleOrDefault();
                return council is null ? null : await Read(connection, council, period);
            },
            cancel);
    }

    private async Task<Findings> Read(ScopedConnection connection, Council council, FindingsPeriod period)
    {
        var today = LondonTime.Today(time);
        var at = new { authority = council.Id, period.From, period.To, today, back = today.AddYears(-YearsBack) };
        var rows = await connection.QueryAsync<Finding>(
            $"""
            select d.id as decision_id, d.reference as stored_reference, d.decided_on, case when x.published_on <= @today and d.published_on <= @today then true else false end as is_published,
                d.title, coalesce(c.statistics_category, 'Other') as category, d.document_type, d.satisfactory_remedy,
                (select count(*) from recommendations r where r.decision_id = x.decision_id and r.authority_id = x.authority_id and r.kind = 'personal_remedy' and r.state <> 'withdrawn') as personal_remedies,
                (select count(*) from recommendations r where r.decision_id = x.decision_id and r.authority_id = x.authority_id and r.kind = 'service_improvement' and r.state <> 'withdrawn') as improvements,
                (select o.outcome from compliance_outcomes o where o.decision_id = x.decision_id and o.authority_id = x.authority_id order by o.id desc limit 1) as stored_outcome,
                coalesce(m.reported_on, f.happened_on) as reported_on, coalesce(m.body, f.body) as body, coalesce(m.meeting, f.place) as meeting,
                case when m.id is null then f.link else m.link end as minutes
            from decision_authorities x
            join decisions d on d.id = x.decision_id
            left join category_mappings c on c.decision_category = d.category
            {Considered}
            where {IsFinding} and x.decided_on between @From and @To
            order by d.decided_on desc, d.reference desc
            """,
            at);
        var improvements = await connection.QueryAsync<ImprovementKind>(
            $"""
            select r.remedy as stored_remedy, count(*) as count
            from decision_authorities x
            join decisions d on d.id = x.decision_id
            join recommendations r on r.decision_id = x.decision_id and r.authority_id = x.authority_id
            where {IsFinding} and x.decided_on between @From and @To and x.published_on <= @today and d.published_on <= @today
                and r.kind = 'service_improvement' and r.state <> 'withdrawn'
            group by r.remedy
            order by count(*) desc, r.remedy
            """,
            at);
        var unreported = (await connection.QueryAsync<DateOnly>(
            $"""
            select d.decided_on
            from decision_authorities x
            join decisions d on d.id = x.decision_id
            {Considered}
            where {IsFinding} and x.decided_on >= @back and m.id is null and f.id is null
            """,
            at)).AsList();
        return new Findings
        {
            Council = council,
            Period = period,
            Rows = rows.AsList(),
            Improvements = improvements.AsList(),
            StillToReport = unreported.Count,
            EarliestToReport = unreported.Count == 0 ? null : unreported.Min(),
            Reports = await Reports(connection, council.Id),
            Today = today,
        };
    }

    private static async Task<IReadOnlyList<MemberReport>> Reports(ScopedConnection connection, long authority) =>
        (await connection.QueryAsync<MemberReport>(
            """
            select m.id, m.reported_on, m.body, m.meeting, m.link, m.at, m.by_name, w.reason as withdrawn_because,
                (select count(*) from member_report_decisions s where s.member_report_id = m.id) as decisions
            from member_reports m
            left join member_report_withdrawals w on w.member_report_id = m.id
            where m.authority_id = @authority
            order by m.id desc
            limit 50
            """,
            new { authority })).AsList();
}
