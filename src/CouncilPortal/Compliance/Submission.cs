using CouncilPortal.EvidenceStore;

namespace CouncilPortal.Compliance;

/// <summary>Evidence as it was submitted. Never changed afterwards.</summary>
public sealed record Submission : EvidenceFacts
{
    /// <summary>The columns, from <c>submissions s</c>.</summary>
    internal const string Columns =
        """
        s.id, s.reference, s.recommendation_id, s.statement, s.done_on, s.amount_pence, s.paid_by, s.signed_by, s.signed_by_role, s.sent_to, s.result,
            s.adopted_by, s.people_trained, s.trained, s.published_in, s.published_at, s.declaration_version, s.submitted_with, s.submitted_at, s.submitted_by_name
        """;

    /// <summary>The submission's id.</summary>
    public required long Id { get; init; }

    /// <summary>The reference on the receipt, such as <c>E26-004711</c>.</summary>
    public required string Reference { get; init; }

    /// <summary>The recommendation.</summary>
    public required long RecommendationId { get; init; }

    /// <summary>The version of the declaration that was made; null: before it was recorded.</summary>
    public required int? DeclarationVersion { get; init; }

    /// <summary>The reference of the first of the submissions that it went together with; null: it went alone, or is the first.</summary>
    public required string? SubmittedWith { get; init; }

    /// <summary>When it was submitted.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Who submitted it.</summary>
    public required string SubmittedByName { get; init; }

    /// <summary>Its files.</summary>
    public IReadOnlyList<EvidenceFile> Files { get; init; } = [];

    /// <summary>What was submitted together with it, as far as the reader may see it.</summary>
    public IReadOnlyList<Together> SubmittedTogether { get; init; } = [];

    /// <summary>The files of it that were recalled, which nobody sees any more.</summary>
    public IReadOnlyList<RecalledFile> Recalls { get; init; } = [];

    /// <summary>The caseworker's review; null: waiting.</summary>
    public Review? Review { get; init; }
}

/// <summary>A file of evidence.</summary>
public sealed record EvidenceFile : ContentSafety
{
    /// <summary>The columns, from <see cref="Tables"/>.</summary>
    internal const string FileColumns = $"f.id, f.submission_id, f.name, f.content_type, f.size, f.uploaded_at, f.uploaded_by_name, {Columns}";

    /// <summary>The tables behind the columns.</summary>
    internal const string Tables = $"evidence_files f {Join}";

    /// <summary>The file's id.</summary>
    public required long Id { get; init; }

    /// <summary>The submission that it went with; null: it lies with the draft.</summary>
    public required long? SubmissionId { get; init; }

    /// <summary>Its name, as the council named it.</summary>
    public required string Name { get; init; }

    /// <summary>Its type, by its content.</summary>
    public required string ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>When it was added.</summary>
    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>Who added it.</summary>
    public required string UploadedByName { get; init; }
}

/// <summary>A file that was recalled: that there was one, and no more.</summary>
public sealed record RecalledFile
{
    /// <summary>The submission that it went with.</summary>
    public required long SubmissionId { get; init; }

    /// <summary>When it was recalled.</summary>
    public required DateTimeOffset RecalledAt { get; init; }

    /// <summary>By whom.</summary>
    public required string RecalledByName { get; init; }

    /// <summary>Whether an administrator has decided that it is deleted.</summary>
    public required bool IsDeleted { get; init; }
}

/// <summary>What a caseworker decided on a submission.</summary>
public enum ReviewDecision
{
    /// <summary>Accepted: the action is done.</summary>
    Accepted,

    /// <summary>More evidence is wanted.</summary>
    MoreWanted,

    /// <summary>The Ombudsman is not satisfied; the action counts as not done.</summary>
    NotSatisfied,
}

/// <summary>A caseworker's review of a submission.</summary>
public sealed record Review
{
    /// <summary>The columns, from <c>reviews v</c>.</summary>
    internal const string Columns = "v.submission_id, v.decision as stored_decision, v.reason, v.answer_due_on, v.reviewed_at, v.reviewed_by_name";

    /// <summary>The submission.</summary>
    public required long SubmissionId { get; init; }

    /// <summary>The decision, as stored.</summary>
    public required string StoredDecision { get; init; }

    /// <summary>Why.</summary>
    public required string? Reason { get; init; }

    /// <summary>The date by which more evidence is wanted, if one was named.</summary>
    public required DateOnly? AnswerDueOn { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset ReviewedAt { get; init; }

    /// <summary>Who.</summary>
    public required string ReviewedByName { get; init; }

    /// <summary>What was decided.</summary>
    public ReviewDecision Decision => StoredDecision switch
    {
        "accepted" => ReviewDecision.Accepted,
        "more_wanted" => ReviewDecision.MoreWanted,
        _ => ReviewDecision.NotSatisfied,
    };
}
