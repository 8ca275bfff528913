using CouncilPortal.Authorities;
using CouncilPortal.Database;
using Dapper;

namespace CouncilPortal.Imports;

/// <summary>The addresses that authorities have and had. None is given twice; the one of a former name leads to the authority still.</summary>
internal sealed class AuthorityNames
{
    private readonly Dictionary<string, string> codeOfSlug;

    private AuthorityNames(Dictionary<string, string> codeOfSlug) => this.codeOfSlug = codeOfSlug;

    public static async Task<AuthorityNames> Load(ScopedConnection connection)
    {
        var taken = await connection.QueryAsync<(string Slug, string Code)>(
            """
            select slug, code from authorities
            union all
            select f.slug, a.code from former_names f join authorities a on a.id = f.authority_id
            """);
        return new AuthorityNames(taken.ToDictionary(t => t.Slug, t => t.Code));
    }

    /// <summary>The address of a row: the one that it has while its name stays, otherwise one of the new name.</summary>
    public string SlugFor(ImportRow row, string name)
    {
        if (row.Existing is not null && (string?)row.Before("name") == name)
        {
            return (string)row.Before("slug")!;
        }

        var code = row.Text("code")!;
        var slug = Slug.For(name);
        if (codeOfSlug.TryGetValue(slug, out var owner) && owner != code)
        {
            slug = $"{slug}-{code.ToLowerInvariant()}";
        }

        codeOfSlug[slug] = code;
        return slug;
    }

    /// <summary>Keeps the old name and address of every row that was renamed.</summary>
    public static async Task KeepFormer(ImportRun run, IReadOnlyList<ImportRow> rows)
    {
        foreach (var row in rows.Where(r => r.IsWritten && r.Existing is not null && (string?)r.Before("slug") != r.Text("slug")))
        {
            await run.Connection.ExecuteAsync("delete from former_names where slug = @slug", new { slug = row.Text("slug") });
            await run.Connection.ExecuteAsync(
                """
                insert into former_names (authority_id, name, slug)
                select id, @name, @slug from authorities where code = @code
                """,
                new { name = row.Before("name"), slug = row.Before("slug"), code = row.Text("code") });
        }
    }
}
