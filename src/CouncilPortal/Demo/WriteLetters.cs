using CouncilPortal.Database;
using CouncilPortal.Letters;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Demo;

/// <summary>Writes the invented councils' letters from what was written of their years before.</summary>
internal static class WriteLetters
{
    /// <summary>A letter for each council and year; the latest is issued and not yet public.</summary>
    public static async Task All(ScopedConnection connection, DemoScript script, IReadOnlyDictionary<DemoCouncil, long> ids)
    {
        foreach (var year in script.Years.GroupBy(y => y.Year))
        {
            var subjects = (await LetterFactsReader.Of(connection, Scope.System("demonstration"), year.Key, null, script.Calendar.IssuedAt(year.Key))).ToDictionary(s => s.AuthorityId);
            await connection.ExecuteAsync(
                """
                insert into letters (authority_id, year, issued_at, published_at, addressee, body, facts)
                values (@id, @year, @issued, @published, @addressee, @body, @facts)
                """,
                year.Select(y => subjects[ids[y.Council]]).Select(subject => new
                {
                    id = subject.AuthorityId,
                    year = year.Key.ToString(),
                    issued = script.Calendar.IssuedAt(year.Key),
                    published = script.Calendar.PublishedAt(year.Key),
                    addressee = subject.AuthorityId == ids[DemoCouncil.Ambleford] && year.Key == script.Calendar.Latest ? "Chris Executive, Chief Executive" : "The Chief Executive",
                    body = LetterComposer.Compose(subject.Facts, DefaultTemplate.Blocks).Body,
                    facts = LetterSnapshot.Write(subject.Facts),
                }));
        }
    }
}
