using CouncilPortal.Authorities;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;

namespace CouncilPortal.DatabaseTests.Tenancy;

/// <content>Of the folder <c>EmailOutbox</c>.</content>
internal static partial class Probes
{
    private static Dictionary<string, Probe> EmailOutbox => new()
    {
        ["DemoInboxQuery.Newest"] = Nothing<DemoInboxQuery>((q, _, _) => q.Newest(Scope.Public, null, Cancel)),
        ["DemoInboxQuery.Recipients"] = Nothing<DemoInboxQuery>((q, s, _) => q.Recipients(s, Cancel)),
        ["DemoInboxQuery.Html"] = Nothing<DemoInboxQuery>((q, s, _) => q.Html(s, 1, Cancel)),
        ["OutboxClaims.Next"] = Changes<OutboxClaims>((c, s, _) => c.Next(s, Cancel)),
        ["OutboxClaims.Sent"] = Changes<OutboxClaims>((c, s, _) => c.Sent(s, FirstMail)),
        ["OutboxClaims.Failed"] = Nothing<OutboxClaims>((c, s, _) => c.Failed(s, FirstMail, "Mallory", FirstMail.ClaimedUntil)),
        ["OutboxClaims.PutBack"] = Nothing<OutboxClaims>((c, s, _) => c.PutBack(s, FirstMail, "Mallory", FirstMail.ClaimedUntil)),
        ["OutboxClaims.Bounced"] = Nothing<OutboxClaims>((c, s, _) => c.Bounced(s, FirstMail, "Mallory")),
        ["OutboxClaims.Hold"] = Nothing<OutboxClaims>((c, s, _) => c.Hold(s, FirstMail)),
        ["OutboxClaims.Pause"] = Changes<OutboxClaims>((c, s, _) => c.Pause(s, TestDatabase.Start.AddYears(1), "Mallory")),
        ["MailReceipts.Note"] = Changes<MailReceipts>((m, s, r) =>
            m.Note(s, new MailReceipt { MessageId = $"dead-{r.Council}", Status = ReceiptStatus.PermanentFailure, TakenAt = null }, Cancel)),
        ["DeliveryQuery.Now"] = Shows<DeliveryQuery>((q, s, _) => q.Now(s, 1, Cancel)),
        ["ResendMailCommand.Resend"] = Changes<ResendMailCommand>(async (c, s, r) => await c.Resend(s, r.DeadLetter, Cancel)),
        ["ResendMailCommand.ResendAll"] = Changes<ResendMailCommand>(async (c, s, _) => await c.ResendAll(s, Cancel)),
        ["ResumeMailCommand.Resume"] = Nothing<ResumeMailCommand>(async (c, s, _) => await c.Resume(s, Cancel)),
        ["OutboxClaims.Dead"] = Nothing<OutboxClaims>((c, s, _) => c.Dead(s, FirstMail, "Mallory")),
    };
}
