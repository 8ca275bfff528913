using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Letters;

/// <summary>What a letter's figures changed since the year before, for the council's officers.</summary>
public sealed class ReadLetterChangesCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>A sentence for each statistic, from the letter's own facts; none where it has none, or the reader is no officer of the council. Before publication it is recorded that they were opened.</summary>
    public Task<IReadOnlyList<string>> Read(Scope scope, long letterId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return database.Transact<IReadOnlyList<string>>(
            scope,
            async connection =>
            {
                var now = time.GetUtcNow();
                if (await LetterOfCouncil.Find(connection, scope, letterId, LetterRecipients.Officers, now) is not { } letter
                    || await connection.QuerySingleAsync<string?>("select l.facts from letters l where l.id = @letterId", new { letterId }) is not { } facts)
                {
                    return [];
                }

                var sentences = WhatChanged.Since(LetterSnapshot.Read(facts));
                if (letter.PublishedAt > now && sentences.Count > 0)
                {
                    await EmbargoOpenings.Note(connection, scope, now, new EmbargoOpening { Year = letter.Year, AuthorityId = letter.AuthorityId, LetterId = letterId, What = "what changed, on the first page" });
                }

                return sentences;
            },
            cancel);
    }
}
