using CouncilPortal.Scopes;
using CouncilPortal.SignIn;

namespace CouncilPortal.Testing;

/// <summary>Rows for tests, in the field's words. Each returns the id of what it made.</summary>
public static class Builders
{
    private static int next;

    /// <summary>A current council of the name and type given.</summary>
    public static Task<long> Council(this TestDatabase data, string name, string type) =>
        data.Value<long>(
            """
            insert into authorities (code, name, short_name, type, slug, invented)
            values (@code, @name, @name, @type, @slug, true)
            returning id
            """,
            new { code = $"T{Next()}", name, type, slug = CouncilPortal.Authorities.Slug.For(name) });

    /// <summary>A decision against the council, upheld, decided on a day; published on a day or not at all.</summary>
    public static async Task<long> Decision(this TestDatabase data, long council, string reference, DateOnly decidedOn, DateOnly? publishedOn)
    {
        var id = await data.Value<long>(
            """
            insert into decisions (reference, decided_on, category, outcome, document_type, published_on, title, summary)
            values (@reference, @decidedOn, 'Housing', 'Upheld', 'Statement', @publishedOn, 'Housing repairs', 'The council delayed repairs.')
            returning id
            """,
            new { reference, decidedOn, publishedOn });
        await data.Execute(
            "insert into decision_authorities (decision_id, authority_id, decided_on, published_on) values (@id, @council, @decidedOn, @publishedOn)",
            new { id, council, decidedOn, publishedOn });
        return id;
    }

    /// <summary>An open recommendation of a decision: a service improvement or a personal remedy.</summary>
    public static Task<long> Recommendation(this TestDatabase data, long decision, long council, string kind, DateOnly dueOn) =>
        data.Value<long>(
            """
            insert into recommendations (decision_id, authority_id, number, kind, remedy, text, public_summary, original_due_on, due_on, state)
            values (@decision, @council, @number, @kind, @remedy, 'Private text', @summary, @dueOn, @dueOn, 'open')
            returning id
            """,
            new
            {
                decision,
                council,
                number = Next(),
                kind,
                dueOn,
                remedy = kind == "personal_remedy" ? "apology" : "training_or_guidance",
                summary = kind == "personal_remedy" ? null : "Train housing officers.",
            });

    /// <summary>An annual review letter, issued and published at the instants given.</summary>
    public static Task<long> Letter(this TestDatabase data, long council, string year, DateTimeOffset issuedAt, DateTimeOffset publishedAt) =>
        data.Value<long>(
            """
            insert into letters (authority_id, year, issued_at, published_at, addressee, body)
            values (@council, @year, @issuedAt, @publishedAt, 'The Chief Executive', @body)
            returning id
            """,
            new { council, year, issuedAt, publishedAt, body = $"Dear Chief Executive\n\n## Complaints upheld\n\nIn {year} we upheld three of five." });

    /// <summary>A council's figures of a year, the counts that are known; no satisfactory remedies.</summary>
    public static Task Figures(this TestDatabase data, long council, string year, int? investigated, int? upheld, int? outcomes, int? complied, int? late) => data.Execute(
        """
        insert into annual_statistics (authority_id, year, investigated, upheld, satisfactory_remedies, compliance_outcomes, complied, complied_late)
        values (@council, @year, @investigated, @upheld, 0, @outcomes, @complied, @late)
        """,
        new { council, year, investigated, upheld, outcomes, complied, late });

    /// <summary>A person of a tenant of their own.</summary>
    public static async Task<long> Person(this TestDatabase data, string name)
    {
        var tenant = Guid.NewGuid().ToString();
        await data.Execute("insert into tenants (id, name, listed) values (@tenant, @name, true)", new { tenant, name = $"{name}'s tenant" });
        return await data.Value<long>(
            """
            insert into people (tenant_id, object_id, name, email, created_at)
            values (@tenant, @objectId, @name, @email, @now)
            returning id
            """,
            new
            {
                tenant,
                objectId = Guid.NewGuid().ToString(),
                name,
                email = $"{name.Replace(' ', '.').ToLowerInvariant()}@example.org",
                now = data.Time.GetUtcNow(),
            });
    }

    /// <summary>A person with a live membership (authority null: at the Ombudsman), and what they see.</summary>
    public static async Task<Scope> Member(this TestDatabase data, string name, Role role, long? authority)
    {
        var person = await data.Person(name);
        await data.Execute(
            "insert into memberships (person_id, authority_id, role, started_at) values (@person, @authority, @role, @now)",
            new { person, authority, role = role.Stored(), now = data.Time.GetUtcNow() });
        return Scope.Person(person, name, "session", [new Grant(authority, role)]);
    }

    /// <summary>The person's scope as a request reads it now: with live memberships, covers in force today, and predecessors. The public's without a role.</summary>
    public static async Task<Scope> Now(this TestDatabase data, Scope person)
    {
        var now = data.Time.GetUtcNow();
        var session = new StartedSession { SessionId = Guid.NewGuid().ToString(), PersonId = person.PersonId!.Value, Name = person.Name };
        await data.Execute(
            "insert into sessions (id, person_id, started_at, expires_at) values (@SessionId, @PersonId, @now, @later)",
            new { session.SessionId, session.PersonId, now, later = now.AddHours(1) });
        var settings = new SignInSettings { Idle = TimeSpan.FromHours(1), AuthenticationContext = null, OmbudsmanTenantId = null, UsesDemo = true };
        return await new ScopeOf(data.Database, data.Time, settings).User(SessionClaims.Principal(session, "test"), CancellationToken.None);
    }

    private static int Next() => Interlocked.Increment(ref next);
}
