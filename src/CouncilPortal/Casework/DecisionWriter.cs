using CouncilPortal.Database;
using CouncilPortal.Decisions;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>How decisions made or amended by hand are written.</summary>
internal static class DecisionWriter
{
    /// <summary>The categories under which decisions are filed.</summary>
    public static async Task<IReadOnlyList<string>> Categories(ScopedConnection connection) =>
        [.. (await connection.QueryAsync<string>("select m.decision_category from category_mappings m")).Order(StringComparer.Ordinal)];

    public static async Task CheckAuthorities(ScopedConnection connection, IReadOnlyList<long> authorities, Dictionary<string, string> errors)
    {
        var known = await connection.QuerySingleAsync<int>(
            "select count(*) from authorities a where a.id in @ids", new { ids = authorities.Append(0).Distinct().ToArray() });
        if (known != authorities.Count)
        {
            errors[DecisionField.Councils] = "Choose councils of the list, each once";
        }
    }

    public static Task<long> Insert(ScopedConnection connection, DecisionReference reference, DecisionValues values, bool isDraft) =>
        connection.QuerySingleAsync<long>(
            """
            insert into decisions (reference, received_on, decided_on, category, subcategory, outcome, document_type, satisfactory_remedy, title, summary, draft)
            values (@Stored, @ReceivedOn, @DecidedOn, @Category, @Subcategory, @Outcome, @DocumentType, @SatisfactoryRemedy, @Title, @Summary, @isDraft)
            returning id
            """,
            new
            {
                reference.Stored,
                values.ReceivedOn,
                values.DecidedOn,
                values.Category,
                values.Subcategory,
                values.Outcome,
                values.DocumentType,
                values.SatisfactoryRemedy,
                values.Title,
                values.Summary,
                isDraft,
            });

    /// <summary>Writes the values over those of before; the authorities' rows repeat the date.</summary>
    public static async Task Update(ScopedConnection connection, long id, DecisionValues values)
    {
        await connection.ExecuteAsync(
            """
            update decisions
            set received_on = @ReceivedOn, decided_on = @DecidedOn, category = @Category, subcategory = @Subcategory, outcome = @Outcome,
                document_type = @DocumentType, satisfactory_remedy = @SatisfactoryRemedy, title = @Title, summary = @Summary, version = version + 1
            where id = @id
            """,
            new
            {
                id,
                values.ReceivedOn,
                values.DecidedOn,
                values.Category,
                values.Subcategory,
                values.Outcome,
                values.DocumentType,
                values.SatisfactoryRemedy,
                values.Title,
                values.Summary,
            });
        await connection.ExecuteAsync("update decision_authorities set decided_on = @DecidedOn where decision_id = @id", new { id, values.DecidedOn });
    }

    public static Task AddAuthority(ScopedConnection connection, long id, long authority, DateOnly decidedOn, DateOnly? publishedOn, bool isDraft) =>
        connection.ExecuteAsync(
            "insert into decision_authorities (decision_id, authority_id, decided_on, published_on, draft) values (@id, @authority, @decidedOn, @publishedOn, @isDraft)",
            new { id, authority, decidedOn, publishedOn, isDraft });

    public static Task RemoveAuthority(ScopedConnection connection, long id, long authority) =>
        connection.ExecuteAsync("delete from decision_authorities where decision_id = @id and authority_id = @authority", new { id, authority });

    /// <summary>Whether anything was recorded for the authority on the decision.</summary>
    public static async Task<bool> IsUsed(ScopedConnection connection, long id, long authority) =>
        await connection.QuerySingleAsync<int>(
            """
            select (select count(*) from recommendations r where r.decision_id = @id and r.authority_id = @authority)
                + (select count(*) from compliance_outcomes o where o.decision_id = @id and o.authority_id = @authority)
                + (select count(*) from draft_sharings s where s.decision_id = @id and s.authority_id = @authority)
                + (select count(*) from case_owners w where w.decision_id = @id and w.authority_id = @authority)
                + (select count(*) from report_facts f where f.decision_id = @id and f.authority_id = @authority)
                + (select count(*) from member_report_decisions m where m.decision_id = @id and m.authority_id = @authority)
            """,
            new { id, authority }) > 0;

    /// <summary>Sets or takes away the day of publication.</summary>
    public static async Task Publish(ScopedConnection connection, long id, DateOnly? on, bool isWithheld)
    {
        await connection.ExecuteAsync(
            "update decisions set published_on = @on, withheld = @isWithheld, version = version + 1 where id = @id", new { id, on, isWithheld });
        await connection.ExecuteAsync("update decision_authorities set published_on = @on where decision_id = @id", new { id, on });
    }
}
