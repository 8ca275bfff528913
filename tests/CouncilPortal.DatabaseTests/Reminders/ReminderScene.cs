using CouncilPortal.EmailOutbox;
using CouncilPortal.PublicReports;
using CouncilPortal.Reminders;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;

namespace CouncilPortal.DatabaseTests.Reminders;

/// <summary>A council with a link officer, and what plans its reminders.</summary>
internal static class ReminderScene
{
    public static Scope Job { get; } = Scope.System("test");

    public static PlanRemindersCommand Planner(this TestDatabase data)
    {
        var address = new PortalAddress("https://portal.example.org");
        return new PlanRemindersCommand(data.Database, data.Time, new ReminderMails(address), address, data.Clocks());
    }

    public static ReportClocksDueQuery Clocks(this TestDatabase data) => new(new ReportsQuery(data.Database, data.Time, new PublicReportsSettings { NoticeWeeks = 2 }));

    public static Task<PlanResult> CatchUp(this TestDatabase data) => data.Planner().CatchUp(Job, CancellationToken.None);

    public static async Task<(long Council, Scope Officer)> Ambleford(this TestDatabase data)
    {
        var council = await data.Council("Ambleford Borough Council", "District");
        return (council, await data.Member("Lena Officer", Role.LinkOfficer, council));
    }

    public static async Task<long> Action(this TestDatabase data, long council, string reference, DateOnly dueOn)
    {
        var decision = await data.Decision(council, reference, dueOn.AddDays(-60), null);
        return await data.Recommendation(decision, council, "service_improvement", dueOn);
    }

    public static Task<IReadOnlyList<ReminderRow>> Reminders(this TestDatabase data) =>
        data.Rows<ReminderRow>(
            "select recommendation_id, kind, for_date, recipient_id, recipient_name, message_id from reminders order by recommendation_id, for_date, recipient_name", null);

    public static Task<IReadOnlyList<MailRow>> Mails(this TestDatabase data) =>
        data.Rows<MailRow>("select message_id, to_address, subject, text_body, html_body, next_attempt_at from outbox order by id", null);
}

internal sealed record ReminderRow
{
    public required long RecommendationId { get; init; }

    public required string Kind { get; init; }

    public required DateOnly ForDate { get; init; }

    public required long? RecipientId { get; init; }

    public required string RecipientName { get; init; }

    public required string MessageId { get; init; }
}

internal sealed record MailRow
{
    public required string MessageId { get; init; }

    public required string ToAddress { get; init; }

    public required string Subject { get; init; }

    public required string TextBody { get; init; }

    public required string HtmlBody { get; init; }

    public required DateTimeOffset NextAttemptAt { get; init; }
}
