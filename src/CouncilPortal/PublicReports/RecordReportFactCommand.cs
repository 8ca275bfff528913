using System.Data.Common;
using CouncilPortal.Audit;
using CouncilPortal.Casework;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.PublicReports;

/// <summary>
/// Records a fact of a public report: its own side's by a link officer or monitoring officer of the council, either side's by a
/// caseworker. What was recorded before stays; a correction is a new fact.
/// </summary>
public sealed class RecordReportFactCommand(PortalDatabase database, ReportsQuery reports, PublicReportsSettings settings, TimeProvider time, PortalAddress address)
{
    private const string TooLate =
        "Something was recorded on this report after you opened it. Nothing that you typed was recorded, and it is kept. Check what is new, then record it again.";

    private static readonly Scope Recipients = Scope.System("Report mail");
    private static readonly ReportFactKind[] ToChiefExecutive = [ReportFactKind.Received, ReportFactKind.FurtherReport];

    /// <summary>Under what name the draft of a report's form is kept.</summary>
    public static string DraftSubject(PublicReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return $"public report {report.DecisionId} {report.AuthorityId}";
    }

    /// <summary>Records the fact and tells the other side.</summary>
    public async Task<CommandResult> Record(Scope scope, ReportFactInput input, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        if (!MayRecord(scope, input))
        {
            return CommandResult.NotFound;
        }

        // People of the Ombudsman are not in the council's sight: who they are stays with the mail.
        var caseworkers = scope.IsOmbudsman(Role.Caseworker) ? [] : await database.Read(Recipients, connection => Caseworkers(connection, input), cancel);
        try
        {
            return await database.Transact(scope, connection => Record(connection, scope, input, caseworkers), cancel);
        }
        catch (DbException taken) when (database.IsDuplicate(taken))
        {
            return CommandResult.Stale(TooLate);
        }
    }

    private static bool MayRecord(Scope scope, ReportFactInput input) =>
        scope.IsOmbudsman(Role.Caseworker)
        || ((scope.Has(Role.LinkOfficer, input.AuthorityId) || scope.Has(Role.MonitoringOfficer, input.AuthorityId))
            && (input.Kind is not { } kind || ReportFactKinds.Council.Contains(kind)));

    private async Task<CommandResult> Record(ScopedConnection connection, Scope scope, ReportFactInput input, IReadOnlyList<MailRecipient> caseworkers)
    {
        if (await reports.Find(connection, scope, new ReportsQuery.Sought { Reference = input.Reference, Slug = null, AuthorityId = input.AuthorityId }) is not { } found)
        {
            return CommandResult.NotFound;
        }

        if (found.Facts.Latest != input.Seen)
        {
            return CommandResult.Stale(TooLate);
        }

        if (input.Kind is { } chosen && ReportFactCheck.Refusal(chosen, input.IsVoid, found.Facts) is { } refusal)
        {
            return CommandResult.Refused(refusal);
        }

        var now = time.GetUtcNow();
        var values = ReportFactCheck.Read(input, found.Facts, found.Clocks, found.Report.DecidedOn, LondonTime.DateOf(now), out var errors);
        if (input.Kind is not { } kind || values is null)
        {
            return CommandResult.Invalid(errors);
        }

        var fact = Fact(scope, found, kind, values, now);
        await Write(connection, scope, fact);
        await AuditTrail.Write(connection, scope, now, new AuditEntry
        {
            Action = $"public report: {kind.Name().ToLowerInvariant()}",
            Subject = $"decision {found.Report.Reference.Display}",
            AuthorityId = found.Report.AuthorityId,
            Detail = ReportWording.Details(fact),
        });
        await FormDrafts.Clear(connection, scope, DraftSubject(found.Report));
        foreach (var caseworker in caseworkers)
        {
            await Outbox.Queue(connection, now, ReportMail.ToCaseworker(address, found.Report, kind, fact.Number, caseworker));
        }

        if (scope.IsOmbudsman(Role.Caseworker))
        {
            await TellCouncil(connection, now, ReportStanding.Of(found.Report, found.Facts.All.Append(fact), settings.NoticeWeeks, found.Today), kind);
        }

        return CommandResult.Done;
    }

    private static ReportFact Fact(Scope scope, ReportStanding found, ReportFactKind kind, ReportFactValues values, DateTimeOffset now) => new()
    {
        DecisionId = found.Report.DecisionId,
        AuthorityId = found.Report.AuthorityId,
        Number = found.Facts.Latest + 1,
        StoredKind = kind.StorageText(),
        HappenedOn = values.HappenedOn,
        UntilOn = values.UntilOn,
        StoredClock = values.Clock?.StorageText(),
        Weeks = values.Weeks,
        Body = values.Body,
        Place = values.Place,
        Link = values.Link,
        IsOpen = values.IsOpen,
        Choice = values.Choice,
        Note = values.Note,
        At = now,
        ByName = scope.Name,
    };

    private static Task<int> Write(ScopedConnection connection, Scope scope, ReportFact fact) => connection.ExecuteAsync(
        """
        insert into report_facts (decision_id, authority_id, number, kind, happened_on, until_on, clock, weeks, body, place, link, is_open, choice, note, at, by_person_id, by_name)
        values (@DecisionId, @AuthorityId, @Number, @StoredKind, @HappenedOn, @UntilOn, @StoredClock, @Weeks, @Body, @Place, @Link, @IsOpen, @Choice, @Note, @At, @PersonId, @ByName)
        """,
        new
        {
            fact.DecisionId,
            fact.AuthorityId,
            fact.Number,
            fact.StoredKind,
            fact.HappenedOn,
            fact.UntilOn,
            fact.StoredClock,
            fact.Weeks,
            fact.Body,
            fact.Place,
            fact.Link,
            fact.IsOpen,
            fact.Choice,
            fact.Note,
            fact.At,
            scope.PersonId,
            fact.ByName,
        });

    private async Task TellCouncil(ScopedConnection connection, DateTimeOffset now, ReportStanding after, ReportFactKind kind)
    {
        var officers = await CaseworkRecipients.Officers(connection, after.Report.AuthorityId);
        var executives = ToChiefExecutive.Contains(kind) ? await CaseworkRecipients.ChiefExecutives(connection, after.Report.AuthorityId) : [];
        foreach (var person in officers.Concat(executives).DistinctBy(p => p.Id))
        {
            await Outbox.Queue(connection, now, ReportMail.ToCouncil(address, after, kind, person));
        }
    }

    /// <summary>The caseworker who has the case; every one where nobody has.</summary>
    private static async Task<IReadOnlyList<MailRecipient>> Caseworkers(ScopedConnection connection, ReportFactInput input)
    {
        var all = await MailRecipients.Caseworkers(connection);
        var owner = await connection.QuerySingleOrDefaultAsync<long?>(
            "select o.caseworker_id from case_owners o join decisions d on d.id = o.decision_id where d.reference = @Stored and o.authority_id = @AuthorityId",
            new { input.Reference.Stored, input.AuthorityId });
        return all.Any(c => c.Id == owner) ? [.. all.Where(c => c.Id == owner)] : all;
    }
}
