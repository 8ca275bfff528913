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
