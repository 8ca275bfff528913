using CouncilPortal.Reminders;
using Xunit;

namespace CouncilPortal.UnitTests.Reminders;

public sealed class ReminderListTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Fact]
    public void A_days_reminders_are_listed_by_recipient_with_what_is_due_and_why() =>
        Assert.Equal(
            [
                "Monday 23 November 2026: 3 reminders to 2 people",
                "",
                "Con Tributor <con@example.org>",
                "  19 012 345, Training or guidance, due Friday 20 November 2026 (3 days late): Overdue, first working day after; the action is assigned to them",
                "",
                "Lena Officer <lena@example.org>",
                "  19 012 345, Training or guidance, due Friday 20 November 2026 (3 days late): Overdue, first working day after; a link officer of Ambleford Borough Council",
                "  19 012 346, Apology, due Monday 23 November 2026 (today): Due today; a link officer of Ambleford Borough Council (queued already)",
            ],
            ReminderList.Lines(
                [
                    Training(2, "Con Tributor", "con@example.org"),
                    Training(1, "Lena Officer", "lena@example.org"),
                    Training(1, "Lena Officer", "lena@example.org") with
                    {
                        Reference = "19012346",
                        RecommendationKind = "personal_remedy",
                        Remedy = "apology",
                        PublicSummary = null,
                        DueOn = Monday,
                        Kind = "due_today",
                        IsQueued = true,
                    },
                ],
                Monday));

    [Fact]
    public void A_day_without_reminders_says_so() =>
        Assert.Equal(["Monday 23 November 2026: no reminders"], ReminderList.Lines([], Monday));

    private static ReminderItem Training(long recipient, string name, string email) => new()
    {
        RecipientId = recipient,
        RecipientName = name,
        RecipientEmail = email,
        Kind = "overdue_day_after",
        ForDate = Monday,
        RecommendationId = 7,
        RecommendationKind = "service_improvement",
        Remedy = "training_or_guidance",
        PublicSummary = "Train housing officers.",
        DueOn = Monday.AddDays(-3),
        State = "open",
        Reference = "19012345",
        Council = "Ambleford Borough Council",
        Reason = recipient == 2 ? "assigned" : "link_officer",
        ForName = null,
        MailboxId = null,
        Delivery = "at_once",
        Waits = false,
        IsQueued = false,
    };
}
