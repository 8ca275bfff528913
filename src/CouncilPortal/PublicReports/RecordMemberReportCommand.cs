using CouncilPortal.Audit;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.PublicReports;

/// <summary>When and where members considered findings of fault.</summary>
public sealed record MemberReportInput
{
    /// <summary>The council.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>The id of the latest record that the person saw; 0: there was none.</summary>
    public required long Seen { get; init; }

    /// <summary>The decisions considered.</summary>
    public required IReadOnlyList<long> Decisions { get; init; }

    /// <summary>The day of the meeting.</summary>
    public required TypedDate On { get; init; }

    /// <summary>The body, as stored: <see cref="MemberBody"/>.</summary>
    public required string? Body { get; init; }

    /// <summary>The name of the meeting.</summary>
    public required string? Meeting { get; init; }

    /// <summary>The address of its minutes; blank: none.</summary>
    public required string? Link { get; init; }
}

/// <summary>Records that members considered findings of fault, several decisions at a time: a periodic summary normally suffices.</summary>
public sealed class RecordMemberReportCommand(PortalDatabase database, TimeProvider time)
{
    private const int MostDecisions = 500;

    /// <summary>Under what name the draft of the form is kept.</summary>
    public static string DraftSubject(long authority) => $"findings {authority}";

    /// <summary>Records it. Decisions recorded before count by what is recorded last.</summary>
    public Task<CommandResult> Record(Scope scope, MemberReportInput input, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        return scope.EvidenceAuthorities.Contains(input.AuthorityId)
            ? database.Transact(scope, connection => Record(connection, scope, input), cancel)
            : Task.FromResult(CommandResult.NotFound);
    }

    private async Task<CommandResult> Record(ScopedConnection connection, Scope scope, MemberReportInput input)
    {
        var now = time.GetUtcNow();
        var chosen = input.Decisions.Distinct().Take(MostDecisions).ToList();
        var found = (await connection.QueryAsync<Chosen>(
            """
            select d.id, d.decided_on,
                case when exists (
                    select 1 from member_report_decisions s
                    where s.decision_id = x.decision_id and s.authority_id = x.authority_id and s.member_report_id > @Seen) then true else false end as is_newer
            from decision_authorities x
            join decisions d on d.id = x.decision_id
            where x.authority_id = @AuthorityId and d.id in @ids and d.outcome = 'Upheld' and d.draft = false and x.draft = false and d.decided_on <= @today
            """,
            new { input.AuthorityId, input.Seen, ids = chosen.Append(0), today = LondonTime.DateOf(now) })).AsList();
        if (found.Count != chosen.Count)
        {
            return CommandResult.NotFound;
        }

        if (found.Any(d => d.IsNewer))
        {
            return CommandResult.Stale("A colleague has just recorded that members considered some of these decisions. Nothing that you typed was recorded, and it is kept. Check what is new, then record it again.");
        }

        var typed = new TypedText(LondonTime.DateOf(now));
        if (found.Count == 0)
        {
            typed.Errors[ReportField.Decisions] = "Select the decisions that members considered";
        }

        var latest = found.Count == 0 ? (DateOnly?)null : found.Max(d => d.DecidedOn);
        var on = typed.Past(ReportField.On, input.On, "Enter the date of the meeting", latest, latest is { } last ? $"The date must not be before the latest decision selected, of {LondonTime.Format(last)}" : "");
        var body = typed.Choice(ReportField.Body, input.Body, MemberBody.All, "Choose who considered them");
        var meeting = typed.Line(ReportField.Place, input.Meeting, "Enter the name of the meeting");
        var link = typed.Link(ReportField.Link, input.Link);
        if (typed.Errors.Count > 0)
        {
            return CommandResult.Invalid(typed.Errors);
        }

        var id = await connection.QuerySingleAsync<long>(
            """
            insert into member_reports (authority_id, reported_on, body, meeting, link, at, by_person_id, by_name)
            values (@AuthorityId, @on, @body, @meeting, @link, @now, @PersonId, @Name)
            returning id
            """,
            new { input.AuthorityId, on, body, meeting, link, now, scope.PersonId, scope.Name });
        await connection.ExecuteAsync(
            "insert into member_report_decisions (member_report_id, decision_id, authority_id) values (@id, @decision, @AuthorityId)",
            found.Select(d => new { id, decision = d.Id, input.AuthorityId }));
        await AuditTrail.Write(connection, scope, now, new AuditEntry
        {
            Action = "findings reported to members",
            Subject = $"member report {id}",
            AuthorityId = input.AuthorityId,
            Detail = found.Count == 1 ? "1 decision" : $"{found.Count} decisions",
        });
        await FormDrafts.Clear(connection, scope, DraftSubject(input.AuthorityId));
        return CommandResult.Done;
    }

    private sealed record Chosen
    {
        public required long Id { get; init; }

        public required DateOnly DecidedOn { get; init; }

        public required bool IsNewer { get; init; }
    }
}
