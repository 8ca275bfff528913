using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Retention;

/// <summary>A recalled file that waits for a decision. Its name and what is in it are not the administrator's to see.</summary>
public sealed record WaitingRecall
{
    /// <summary>The recall.</summary>
    public required long Id { get; init; }

    /// <summary>The council's name.</summary>
    public required string AuthorityName { get; init; }

    /// <summary>Whether the council is invented for demonstration.</summary>
    public required bool IsInvented { get; init; }

    /// <summary>The decision, as stored.</summary>
    public required string StoredReference { get; init; }

    /// <summary>The remedy, as stored.</summary>
    public required string StoredRemedy { get; init; }

    /// <summary>The number of the action within the decision.</summary>
    public required int Number { get; init; }

    /// <summary>The reference of the evidence that it went with.</summary>
    public required string Evidence { get; init; }

    /// <summary>Its type, by its content.</summary>
    public required string ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The SHA-256 of its bytes.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Why it was recalled.</summary>
    public required string Reason { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset RecalledAt { get; init; }

    /// <summary>By whom.</summary>
    public required string RecalledByName { get; init; }

    /// <summary>How many other files of the council have the same bytes, which stay while one of them does.</summary>
    public required int Others { get; init; }

    /// <summary>From how many actions it was recalled at once, this one included.</summary>
    public required int Actions { get; init; }

    /// <summary>The decision.</summary>
    public DecisionReference Reference => DecisionReference.Parse(StoredReference);

    /// <summary>The remedy.</summary>
    public Remedy Remedy => Remedies.Parse(StoredRemedy);
}

/// <summary>Recalled files, for the administrator who decides on them.</summary>
public sealed class RecallsQuery(PortalDatabase database)
{
    /// <summary>The waiting recalls (t, of the files u) that were made in one step with the recall x of the file f, of the same content: they are decided on as one.</summary>
    internal const string Together =
        """
        evidence_recalls t join evidence_files u on u.id = t.file_id
        where t.authority_id = x.authority_id and t.recalled_at = x.recalled_at and t.decided_at is null and u.sha256 = f.sha256
        """;

    /// <summary>Those that wait, the oldest first; none for everybody but the administrator.</summary>
    public async Task<IReadOnlyList<WaitingRecall>> Waiting(Scope scope, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return !scope.IsOmbudsman(Role.Administrator) ? [] : await database.Read<IReadOnlyList<WaitingRecall>>(
            scope,
            async c => (await c.QueryAsync<WaitingRecall>(
                $"""
                select x.id, a.name as authority_name, a.invented as is_invented, d.reference as stored_reference, r.remedy as stored_remedy, r.number,
                    s.reference as evidence, f.content_type, f.size, f.sha256, x.reason, x.recalled_at, x.recalled_by_name,
                    (select count(*) from evidence_files o where o.authority_id = f.authority_id and o.sha256 = f.sha256 and o.id <> f.id and o.removed_at is null) as others,
                (select count(distinct t.recommendation_id) from {Together}) as actions
                from evidence_recalls x
                join evidence_files f on f.id = x.file_id
                join submissions s on s.id = f.submission_id
                join recommendations r on r.id = x.recommendation_id
                join decisions d on d.id = r.decision_id
                join authorities a on a.id = x.authority_id
                where x.decided_at is null and x.id = (select min(t.id) from {Together})
                order by x.recalled_at, x.id
                """)).AsList(),
            cancel);
    }
}
