using CouncilPortal.EmailOutbox;
using CouncilPortal.Time;

namespace CouncilPortal.Compliance;

/// <summary>The mails that a submission sends: one for everything that was submitted together.</summary>
internal static class EvidenceMail
{
    /// <summary>To a caseworker: evidence waits.</summary>
    public static Mail Submitted(PortalAddress address, IReadOnlyList<WrittenSubmission> written, MailRecipient to) => ComplianceMail.Compose(address, to, new MailContent
    {
        Key = $"evidence-{written[0].Reference}",
        Kind = "evidence submitted",
        Subject = written.Count == 1
            ? $"Evidence {written[0].Reference} to review: {ComplianceMail.Topic(written[0].Action)}"
            : $"Evidence on {written.Count} actions to review: {written[0].Reference} and {written.Count - 1} more",
        Lines =
        [
            written.Count == 1
                ? $"{written[0].Action.AuthorityName} has submitted evidence on {ComplianceMail.Topic(written[0].Action)}."
                : $"{written[0].Action.AuthorityName} has submitted the same evidence on {written.Count} actions.",
            .. written.Select(Line),
        ],
        Path = "/desk/reviews",
        LinkText = "Review the evidence",
    });

    /// <summary>To whoever submitted it, and the council's link officers: the receipt.</summary>
    public static Mail Receipt(PortalAddress address, IReadOnlyList<WrittenSubmission> written, string by, MailRecipient to) => ComplianceMail.Compose(address, to, new MailContent
    {
        Key = $"receipt-{written[0].Reference}",
        Kind = "evidence receipt",
        Subject = written.Count == 1
            ? $"Evidence submitted, {written[0].Reference}: {ComplianceMail.Topic(written[0].Action)}"
            : $"Evidence submitted on {written.Count} actions, {written[0].Reference} and {written.Count - 1} more",
        Lines =
        [
            $"{by} has submitted evidence for {written[0].Action.AuthorityName}. The Ombudsman’s caseworkers have been told.",
            .. written.Select(Line),
            "When it has been reviewed, you get an e-mail that says whether it was accepted or what more is needed.",
        ],
        Path = $"/actions/{written[0].Action.Id}/evidence/receipt/{written[0].Reference}",
        LinkText = "See the receipt",
    });

    private static string Line(WrittenSubmission submission) =>
        $"{submission.Reference}: {ComplianceMail.Topic(submission.Action)}. The action was due on {LondonTime.Format(submission.Action.DueOn)}.";
}
