using CouncilPortal.Compliance;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Time;

namespace CouncilPortal.PublicReports;

/// <summary>The mails about public reports. None repeats what was written.</summary>
internal static class ReportMail
{
    /// <summary>To a caseworker: the council has recorded something.</summary>
    public static Mail ToCaseworker(PortalAddress address, PublicReport report, ReportFactKind kind, int number, MailRecipient to) =>
        ComplianceMail.Compose(address, to, new MailContent
        {
            Key = $"report-{report.DecisionId}-{report.AuthorityId}-{number}",
            Kind = "public report, from the council",
            Subject = $"{kind.Name()}: public report {report.Reference.Display}, {report.AuthorityName}",
            Lines = [$"{report.AuthorityName} has recorded something new on the public report {report.Reference.Display}: {Lower(kind.Name())}."],
            Path = ReportAddress.Desk(report.Reference, report.Slug),
            LinkText = "See the report’s clocks",
        });

    /// <summary>To the council: the Ombudsman has recorded something, and what is needed next.</summary>
    public static Mail ToCouncil(PortalAddress address, ReportStanding standing, ReportFactKind kind, MailRecipient to)
    {
        var report = standing.Report;
        var due = standing.NextDueOn is { } on && on >= standing.Today ? $", next due {LondonTime.FormatWeekdayAndDay(on)}" : "";
        return ComplianceMail.Compose(address, to, new MailContent
        {
            Key = $"report-{report.DecisionId}-{report.AuthorityId}-{standing.Facts.Latest}",
            Kind = "public report, from the Ombudsman",
            Subject = $"{kind.Name()}: public report {report.Reference.Display}{due}",
            Lines = [$"The Ombudsman has recorded something new on the public report {report.Reference.Display}: {Lower(kind.Name())}.", $"What is needed next: {Lower(ReportWording.Next(standing))}"],
            Path = ReportAddress.Own(report.Reference),
            LinkText = "See the report’s clocks",
        });
    }

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
