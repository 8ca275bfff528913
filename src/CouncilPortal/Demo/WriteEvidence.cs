using System.Text;
using CouncilPortal.Database;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Demo;

/// <summary>Gives the submissions of the last months the file that they speak of: a short text that says that it is invented.</summary>
internal sealed class WriteEvidence(ScopedConnection connection, IEvidenceStore store, DemoCalendar calendar, CancellationToken cancel)
{
    private const int Days = 180;

    /// <summary>The council whose officer sent a file by mistake, and recalled it.</summary>
    private const string Recalling = "Kestrelby Metropolitan Borough Council";

    private bool hasRecalled;

    /// <summary>Keeps the file, then tells the database of it: a file without a row harms nobody, a row without a file does.</summary>
    public async Task Write(DemoRecommendation recommendation, DemoSubmission submission, long recommendationId, long council, long submissionId, long? person)
    {
        if (LondonTime.DateOf(submission.At) < calendar.In(-Days))
        {
            return;
        }

        var text = $"Invented for demonstration.\n\n{recommendation.Council.Name}, action {recommendationId}, submission {submissionId}\n\n{recommendation.Text}\n\n{submission.Statement}\n";
        var content = Encoding.UTF8.GetBytes(text);
        var sha256 = await store.Put(council, content, cancel);
        await EvidenceContents.Enter(connection, council, sha256, content.Length, submission.At);
        await connection.ExecuteAsync(
            """
            insert into evidence_files (recommendation_id, authority_id, submission_id, name, content_type, size, sha256, uploaded_at, uploaded_by, uploaded_by_name)
            values (@recommendationId, @council, @submissionId, @name, 'text/plain', @Length, @sha256, @uploadedAt, @person, @By)
            """,
            new
            {
                recommendationId,
                council,
                submissionId,
                name = Name(recommendation.Remedy.StorageText),
                content.Length,
                sha256,
                uploadedAt = submission.At.AddMinutes(-10),
                person,
                submission.By,
            });
        await Recalled(recommendation, submission, recommendationId, council, submissionId, person);
    }

    /// <summary>Once: a file that should not have been sent waits for an administrator's decision.</summary>
    private async Task Recalled(DemoRecommendation recommendation, DemoSubmission submission, long recommendationId, long council, long submissionId, long? person)
    {
        if (hasRecalled || recommendation.Council.Name != Recalling)
        {
            return;
        }

        hasRecalled = true;
        var content = "Invented for demonstration.\n\nA letter about something else, sent by mistake.\n"u8.ToArray();
        var sha256 = await store.Put(council, content, cancel);
        await EvidenceContents.Enter(connection, council, sha256, content.Length, submission.At);
        await connection.ExecuteAsync(
            """
            insert into evidence_files (recommendation_id, authority_id, submission_id, name, content_type, size, sha256, uploaded_at, uploaded_by, uploaded_by_name, removed_at)
            values (@recommendationId, @council, @submissionId, 'another letter.txt', 'text/plain', @Length, @sha256, @uploadedAt, @person, @By, @recalledAt);
            insert into evidence_recalls (file_id, recommendation_id, authority_id, reason, recalled_at, recalled_by, recalled_by_name)
            select f.id, @recommendationId, @council, 'The letter is about another case and was attached by mistake.', @recalledAt, @person, @By
            from evidence_files f where f.submission_id = @submissionId and f.sha256 = @sha256;
            """,
            new
            {
                recommendationId,
                council,
                submissionId,
                content.Length,
                sha256,
                uploadedAt = submission.At.AddMinutes(-8),
                recalledAt = submission.At.AddMinutes(25),
                person,
                submission.By,
            });
    }

    private static string Name(string remedy) => remedy switch
    {
        "apology" => "letter of apology.txt",
        "payment" => "confirmation of payment.txt",
        "decision_reconsidered" => "new decision.txt",
        "service_provided" => "introduction of the contact.txt",
        "training_or_guidance" => "training record.txt",
        "policy_changed" => "changed procedure.txt",
        "staffing_changed" => "rota.txt",
        _ => "findings of the review.txt",
    };
}
