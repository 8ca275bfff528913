using CouncilPortal.Compliance;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Time;

namespace CouncilPortal.People;

/// <summary>The one mail that tells a colleague what they have now.</summary>
internal static class HandOverMail
{
    /// <summary>To the colleague: how much it is, and when the first of it is due.</summary>
    public static Mail Compose(PortalAddress address, long handover, HandOverPlan plan, string by, MailRecipient to)
    {
        var what = string.Join(", ", Parts(plan));
        var due = plan.Actions.Count == 0 ? "" : $", the first due {LondonTime.FormatWeekdayAndDay(plan.Actions.Min(a => a.DueOn))}";
        return ComplianceMail.Compose(address, to, new MailContent
        {
            Key = $"handover-{handover}",
            Kind = "work handed over",
            Subject = $"Handed over to you: {what}{due}",
            Lines =
            [
                $"{by} has handed over to you what {plan.FromName} had: {what}.",
                .. plan.Actions.Select(a => $"Due on {LondonTime.FormatWithWeekday(a.DueOn)}: {ComplianceMail.Topic(a)}."),
            ],
            Path = $"{ActionsFilter.Address}?owner={ActionsFilter.Me}",
            LinkText = "See your actions",
        });
    }

    private static IEnumerable<string> Parts(HandOverPlan plan)
    {
        if (plan.Actions.Count > 0)
        {
            yield return plan.Actions.Count == 1 ? "1 action" : $"{plan.Actions.Count} actions";
        }

        if (plan.Services.Count > 0)
        {
            yield return plan.Services.Count == 1 ? "1 service" : $"{plan.Services.Count} services";
        }

        if (plan.Covers.Count > 0)
        {
            yield return plan.Covers.Count == 1 ? "1 cover" : $"{plan.Covers.Count} covers";
        }
    }
}
