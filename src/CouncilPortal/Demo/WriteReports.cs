using CouncilPortal.Database;
using CouncilPortal.PublicReports;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Demo;

/// <summary>Puts what is recorded of public reports, and when members considered findings of fault, into the database.</summary>
internal static class WriteReports
{
    private const string Caseworker = "Casey Worker";
    private const string MonitoringOfficer = "Mo Nitoring";
    private static readonly TimeOnly Morning = new(10, 15);

    public static async Task All(ScopedConnection connection, DemoScript script, IReadOnlyDictionary<DemoCouncil, long> councils, IReadOnlyDictionary<string, long> people)
    {
        foreach (var report in script.Reports)
        {
            await connection.ExecuteAsync(
                """
                insert into report_facts (decision_id, authority_id, number, kind, happened_on, until_on, clock, body, place, link, is_open, choice, note, at, by_person_id, by_name)
                select d.id, @council, @number, @kind, @On, @Until, @clock, @Body, @Place, @Link, @IsOpen, @Choice, @Note, @at, @person, @by
                from decisions d where d.reference = @reference
                """,
                report.Facts.Index().Select(f =>
                {
                    var by = ReportFactKinds.Ombudsman.Contains(f.Item.Kind) ? Caseworker : report.Council == DemoCouncil.Ambleford ? MonitoringOfficer : report.Council.LinkOfficer;
                    return new
                    {
                        council = councils[report.Council],
                        number = f.Index + 1,
                        kind = f.Item.Kind.StorageText(),
                        f.Item.On,
                        f.Item.Until,
                        clock = f.Item.Clock?.StorageText(),
                        f.Item.Body,
                        f.Item.Place,
                        f.Item.Link,
                        f.Item.IsOpen,
                        f.Item.Choice,
                        f.Item.Note,
                        at = LondonTime.At(f.Item.RecordedOn, Morning),
                        person = people.TryGetValue(by, out var id) ? id : (long?)null,
                        by,
                        reference = script.References[report.Decision],
                    };
                }));
        }

        await MemberReports(connection, script, councils[DemoCouncil.Ambleford], people);
    }

    /// <summary>Ambleford's committee has a summary of each year in its September; that of the latest year is still to come.</summary>
    private static async Task MemberReports(ScopedConnection connection, DemoScript script, long council, IReadOnlyDictionary<string, long> people)
    {
        foreach (var year in script.Calendar.ClosedYears.SkipLast(1))
        {
            var on = new DateOnly(year.LastDay.Year, 9, 15);
            var references = script.Decisions.Where(d => d.IsUpheld && d.Councils.Contains(DemoCouncil.Ambleford) && d.Year == year).Select(d => script.References[d]).ToList();
            if (on >= script.Calendar.Today || references.Count == 0)
            {
                continue;
            }

            var id = await connection.QuerySingleAsync<long>(
                """
                insert into member_reports (authority_id, reported_on, body, meeting, link, at, by_person_id, by_name)
                values (@council, @on, 'committee', 'Audit and Governance Committee', @link, @at, @person, @MonitoringOfficer)
                returning id
                """,
                new { council, on, link = $"https://ambleford.example/minutes/{on:yyyy-MM-dd}", at = LondonTime.At(on.AddDays(1), Morning), person = people[MonitoringOfficer], MonitoringOfficer });
            await connection.ExecuteAsync(
                "insert into member_report_decisions (member_report_id, decision_id, authority_id) select @id, d.id, @council from decisions d where d.reference = @reference",
                references.Select(reference => new { id, council, reference }));
        }
    }
}
