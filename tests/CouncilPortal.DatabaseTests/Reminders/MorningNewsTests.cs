using CouncilPortal.Casework;
using CouncilPortal.Compliance;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Reminders;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Reminders;

/// <summary>More evidence wanted, letters, covers and mailboxes, and days on which councils do not work. Monday 12 January 2026.</summary>
public sealed class MorningNewsTests
{
    private static readonly DateOnly Monday = new(2026, 1, 12);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task More_evidence_is_asked_for_again_after_three_and_seven_working_days(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await data.Ambleford();
        await data.CatchUp();
        var action = await data.Action(council, "25000001", Monday.AddDays(80));
        await Asked(data, council, action, "E1", data.Time.GetUtcNow());
        var sent = new List<DateOnly>();
        for (var day = 1; day <= 30; day++)
        {
            await Morning(data, Monday.AddDays(day));
            sent.AddRange(Enumerable.Repeat(Monday.AddDays(day), (await data.Mails()).Count - sent.Count));
        }

        Assert.Equal([Monday.AddDays(3), Monday.AddDays(9)], sent);
        Assert.Equal(["more_evidence_3_working_days", "more_evidence_7_working_days"], (await data.Reminders()).Select(r => r.Kind));
        Assert.Contains("The Ombudsman has asked for more evidence.", (await data.Mails())[0].TextBody, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Asked_after_the_evening_in_summer_counts_from_the_day_in_London(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        data.Time.SetUtcNow(new DateTimeOffset(2026, 7, 6, 22, 59, 0, TimeSpan.Zero));
        var (council, _) = await data.Ambleford();
        await data.CatchUp();
        var before = await data.Action(council, "25000001", new DateOnly(2026, 12, 1));
        var after = await data.Action(council, "25000002", new DateOnly(2026, 12, 1));
        await Asked(data, council, before, "E1", new DateTimeOffset(2026, 7, 6, 22, 59, 0, TimeSpan.Zero));
        await Asked(data, council, after, "E2", new DateTimeOffset(2026, 7, 6, 23, 0, 0, TimeSpan.Zero));
        await Morning(data, new DateOnly(2026, 7, 9));
        Assert.Equal(before, Assert.Single(await data.Reminders()).RecommendationId);
        await Morning(data, new DateOnly(2026, 7, 10));
        Assert.Equal([(before, new DateOnly(2026, 7, 9)), (after, new DateOnly(2026, 7, 10))], (await data.Reminders()).Select(r => (r.RecommendationId, r.ForDate)));
    }

    [Theory, BothEngines]
    public async Task A_letter_is_told_of_when_issued_when_unread_and_when_public_once_each(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, officer) = await data.Ambleford();
        var executive = await data.Member("Chris Executive", Role.ChiefExecutive, council);
        await data.Member("Sam Scrutiny", Role.ScrutinyMember, council);
        await data.Execute("insert into reporting_years (year) values ('2024-25') on conflict do nothing", null);
        var letter = await data.Letter(council, "2024-25", Mornings.At(Monday).AddHours(-1), Mornings.At(Monday.AddDays(9)).AddHours(-6));
        await data.Execute("insert into letter_reads (letter_id, person_id, first_read_at) values (@letter, @PersonId, @now)", new { letter, executive.PersonId, now = data.Time.GetUtcNow().AddMinutes(1) });
        for (var day = 1; day <= 20; day++)
        {
            await Morning(data, Monday.AddDays(day));
        }

        Assert.Equal(
            [
                ("lena.officer@example.org", "Issued, public from Wednesday 21 January: annual review letter 2024-25"),
                ("lena.officer@example.org", "Not opened since Monday 12 January: annual review letter 2024-25"),
                ("chris.executive@example.org", "Public since Wednesday 21 January: annual review letter 2024-25"),
                ("lena.officer@example.org", "Public since Wednesday 21 January: annual review letter 2024-25"),
            ],
            (await data.Mails()).Select(m => (m.ToAddress, m.Subject)));
        Assert.Equal(3, (await new NotificationsQuery(data.Database).List(officer, 1, Cancel)).Total);
    }

    [Theory, BothEngines]
    public async Task New_actions_of_a_file_are_told_of_together_and_once(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await data.Ambleford();
        await data.CatchUp();
        for (var n = 0; n < 4; n++)
        {
            var action = await data.Action(council, $"2500001{n}", Monday.AddDays(n == 0 ? -5 : 40 + n));
            await data.Execute(
                "insert into recommendation_events (recommendation_id, authority_id, kind, state, at, by_name) values (@action, @council, 'imported', 'open', @now, 'Pat')",
                new { action, council, now = data.Time.GetUtcNow() });
        }

        await Morning(data, Monday.AddDays(1));
        await Morning(data, Monday.AddDays(2));
        Assert.Equal(["3 new actions, the first due Sunday 22 February"], (await data.Mails()).Select(m => m.Subject));
    }

    [Theory, BothEngines]
    public async Task Steps_on_an_action_are_told_to_the_councils_mailbox_as_well(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, officer) = await data.Ambleford();
        await data.Execute(
            "insert into council_mailboxes (authority_id, email, started_at, started_by_name) values (@council, 'complaints@ambleford.example', @now, 'Lena')", new { council, now = data.Time.GetUtcNow() });
        var action = await data.Action(council, "25000001", Monday.AddDays(9));
        var caseworker = await data.Member("Casey Worker", Role.Caseworker, null);
        var changed = await new ChangeDeadlineCommand(data.Database, data.Time, new PortalAddress("https://portal.example.org")).Change(
            caseworker, new ChangeDeadline { Id = action, Version = 1, DueOn = TypedDate.Of(Monday.AddDays(20)), Reason = "Illness" }, Cancel);
        Assert.True(changed.IsDone);
        var mails = await data.Mails();
        Assert.Equal(["complaints@ambleford.example", "lena.officer@example.org"], mails.Select(m => m.ToAddress).Order(StringComparer.Ordinal));
        var copy = mails.Single(m => m.ToAddress == "complaints@ambleford.example");
        Assert.StartsWith("Dear colleagues", copy.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("unsubscribe", copy.TextBody, StringComparison.Ordinal);
        Assert.Equal(1, await new NotificationsQuery(data.Database).Unread(officer, Cancel));
    }

    [Theory, BothEngines]
    public async Task A_deputy_is_told_of_cover_and_reminded_in_place_of_the_covered_colleague(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, lena) = await data.Ambleford();
        var deputy = await data.Member("Dev Deputy", Role.LinkOfficer, council);
        var con = await data.Member("Con Tributor", Role.Contributor, council);
        var kim = await data.Member("Kim Contributor", Role.Contributor, council);
        await data.CatchUp();
        await Cover(data, council, lena, deputy, Monday.AddDays(5), Monday.AddDays(8));
        await Cover(data, council, con, kim, Monday.AddDays(7), Monday.AddDays(7));
        await data.Execute("update memberships set ended_at = @now where person_id = @PersonId", new { deputy.PersonId, now = data.Time.GetUtcNow().AddDays(400) });
        var action = await data.Action(council, "25000001", Monday.AddDays(7));
        await data.Execute("update recommendations set assignee_id = @PersonId where id = @action", new { con.PersonId, action });

        await Morning(data, Monday.AddDays(4));
        Assert.Contains("Cover from Saturday 17 January until Tuesday 20 January: you stand in for Lena Officer", await Last(data, "dev.deputy@example.org"), StringComparison.Ordinal);
        Assert.Contains("Cover from Saturday 17 January until Tuesday 20 January: Dev Deputy stands in for you", await Last(data, "lena.officer@example.org"), StringComparison.Ordinal);

        await Morning(data, Monday.AddDays(7));
        Assert.Equal(["Dev Deputy", "Kim Contributor"], (await data.Reminders()).Where(r => r.Kind == "due_today").Select(r => r.RecipientName));
        Assert.Equal("Con Tributor", await data.Value<string>("select for_name from reminders where kind = 'due_today' and reason = 'deputy' and recipient_name like 'Kim%'", null));

        await Morning(data, Monday.AddDays(8));
        Assert.DoesNotContain((await data.Reminders()).Where(r => r.ForDate == Monday.AddDays(8)), r => r.RecipientName == "Lena Officer");
        Assert.Contains("Con Tributor", (await data.Reminders()).Where(r => r.Kind == "overdue_day_after").Select(r => r.RecipientName));
        await Morning(data, Monday.AddDays(9));
        Assert.Contains("Cover ended on Tuesday 20 January: Dev Deputy no longer stands in for you", await Last(data, "lena.officer@example.org"), StringComparison.Ordinal);
        await Morning(data, Monday.AddDays(10));
        Assert.Equal(1, await data.Value<long>("select count(*) from notifications where person_id = @PersonId and key like 'cover-begins%'", new { lena.PersonId }));
    }

    [Theory, BothEngines]
    public async Task A_deputy_who_could_not_do_it_leaves_the_reminder_with_the_covered_person(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, lena) = await data.Ambleford();
        var con = await data.Member("Con Tributor", Role.Contributor, council);
        await Cover(data, council, lena, con, Monday, Monday.AddDays(3));
        await data.Action(council, "25000001", Monday);
        await data.CatchUp();
        Assert.Equal(["Lena Officer"], (await data.Reminders()).Select(r => r.RecipientName));
    }

    [Theory, BothEngines]
    public async Task A_councils_mailbox_is_reminded_too(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await data.Ambleford();
        await data.Execute(
            "insert into council_mailboxes (authority_id, email, started_at, started_by_name) values (@council, 'complaints@ambleford.example', @now, 'Lena')", new { council, now = data.Time.GetUtcNow() });
        await data.Action(council, "25000001", Monday);
        await data.CatchUp();
        Assert.Equal(["Lena Officer", "complaints@ambleford.example"], (await data.Reminders()).Select(r => r.RecipientName).Order(StringComparer.Ordinal));
        var mail = Assert.Single(await data.Mails(), m => m.ToAddress == "complaints@ambleford.example");
        Assert.Contains("has named it in CouncilPortal", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("reminders/settings", mail.TextBody, StringComparison.Ordinal);
        Assert.Empty((await data.Planner().Queue(ReminderScene.Job, Monday, Cancel)).Items);
    }

    [Theory, BothEngines]
    public async Task On_a_day_off_only_what_cannot_wait_goes_and_a_missed_working_day_is_left_to_the_next(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await data.Ambleford();
        await data.CatchUp();
        await data.Action(council, "25000001", Monday.AddDays(4 + 14));
        await data.Action(council, "25000002", Monday.AddDays(4 - 1));
        var sunday = await data.Action(council, "25000003", Monday.AddDays(6));
        for (var day = 1; day < 4; day++)
        {
            await Morning(data, Monday.AddDays(day));
        }

        await data.Execute("delete from reminders", null);
        await data.Execute("delete from outbox", null);

        // Friday is missed; Saturday comes.
        await Morning(data, Monday.AddDays(5));
        await Morning(data, Monday.AddDays(5));
        Assert.Equal((sunday, "due_tomorrow"), Assert.Single((await data.Reminders()).Select(r => (r.RecommendationId, r.Kind))));
        await Morning(data, Monday.AddDays(6));
        Assert.Single(await data.Mails());

        await Morning(data, Monday.AddDays(7));
        Assert.Equal(
            [("due_in_14_days", Monday.AddDays(4)), ("overdue_day_after", Monday.AddDays(4)), ("due_tomorrow", Monday.AddDays(4)), ("overdue_day_after", Monday.AddDays(7))],
            (await data.Reminders()).Select(r => (r.Kind, r.ForDate)));
        Assert.Equal(2, (await data.Mails()).Count);
    }

    private static async Task Asked(TestDatabase data, long council, long action, string reference, DateTimeOffset at)
    {
        await data.Execute("update recommendations set state = 'more_evidence_needed' where id = @action", new { action });
        var submission = await data.Value<long>(
            """
            insert into submissions (reference, recommendation_id, authority_id, statement, done_on, submitted_at, submitted_by_name)
            values (@reference, @action, @council, 'Done', '2026-01-01', @at, 'Lena') returning id
            """,
            new { reference, action, council, at });
        await data.Execute(
            """
            insert into reviews (submission_id, recommendation_id, authority_id, decision, reason, reviewed_at, reviewed_by_name)
            values (@submission, @action, @council, 'more_wanted', 'More', @at, 'Casey')
            """,
            new { submission, action, council, at });
    }

    private static Task Cover(TestDatabase data, long council, Scope person, Scope deputy, DateOnly startsOn, DateOnly endsOn) => data.Execute(
        """
        insert into covers (person_id, deputy_id, authority_id, starts_on, ends_on, created_at, created_by_name)
        values (@person, @deputy, @council, @startsOn, @endsOn, @now, 'Lena')
        """,
        new { person = person.PersonId, deputy = deputy.PersonId, council, startsOn, endsOn, now = data.Time.GetUtcNow() });

    private static async Task<string> Last(TestDatabase data, string address) => (await data.Mails()).Last(m => m.ToAddress == address).TextBody;

    private static Task<PlanResult> Morning(TestDatabase data, DateOnly day)
    {
        data.Time.SetUtcNow(Mornings.At(day));
        return data.CatchUp();
    }
}
