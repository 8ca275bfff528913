using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>The receipt of a submission.</summary>
public sealed class ReceiptQuery(PortalDatabase database)
{
    /// <summary>The receipt, with what was submitted together as far as the scope reads it; null where there is none for the scope.</summary>
    public Task<Receipt?> Find(Scope scope, long id, string reference, CancellationToken cancel) =>
        database.Read(
            scope,
            async connection =>
            {
                var parameters = Sight.Of(scope, new { id, reference });
                var first = await connection.QuerySingleOrDefaultAsync<string>(
                    $"""
                    select coalesce(s.submitted_with, s.reference) from submissions s join recommendations r on r.id = s.recommendation_id
                    where s.reference = @reference and r.id = @id and {Sight.Reads}
                    """,
                    parameters);
                if (first is null)
                {
                    return null;
                }

                parameters.Add("first", first);
                var together = await connection.QueryAsync<(long Submission, long Action)>(
                    $"""
                    select s.id, s.recommendation_id from submissions s join recommendations r on r.id = s.recommendation_id
                    where (s.reference = @first or s.submitted_with = @first) and {Sight.Reads}
                    order by s.id
                    """,
                    parameters);
                var lines = new List<ReceiptLine>();
                foreach (var (submission, action) in together)
                {
                    lines.Add(new ReceiptLine
                    {
                        Action = await connection.QuerySingleAsync<ActionRow>($"select {ActionRow.Columns} from {ActionRow.Tables} where r.id = @action", new { action }),
                        Submission = (await ActionHistory.Submissions(connection, scope, action)).Single(s => s.Id == submission),
                    });
                }

                return new Receipt { Reference = reference, Lines = lines };
            },
            cancel);
}
