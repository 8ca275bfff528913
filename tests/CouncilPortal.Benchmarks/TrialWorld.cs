using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CouncilPortal.Benchmarks;

/// <summary>
/// Councils, their people and agreed actions, made up for a trial and written by plain SQL. People of a council stand together: two link officers
/// and two contributors, by ids that follow from the council's.
/// </summary>
internal sealed class TrialWorld(DbConnection database, int councils)
{
    public const int PeopleOfCouncil = 4;

    private const long First = 910_000;
    private const int RowsInAStatement = 200;

    public static long Council(int number) => First + number;

    /// <summary>The first two are link officers, the others contributors.</summary>
    public static long Person(int council, int number) => First + (council * PeopleOfCouncil) + number;

    public static string Address(long person) => $"person.{person}@example.org";

    public static DbConnection Open(string engine, string connection) => engine == "SQLite" ? new SqliteConnection(connection) : new NpgsqlConnection(connection);

    /// <summary>Makes the councils and their people, members since the instant given.</summary>
    public async Task Make(DateTimeOffset since)
    {
        await using var transaction = await database.BeginTransactionAsync();
        await database.ExecuteAsync("insert into tenants (id, name, listed) values ('trial', 'Trial', @yes) on conflict do nothing", new { yes = true }, transaction);
        var all = Enumerable.Range(0, councils).ToList();
        await Insert(transaction, "authorities (id, code, name, short_name, type, slug, invented)", all, c => [Council(c), $"TR{c}", $"Trial council {c}", $"Trial {c}", "District", $"trial-council-{c}", true]);
        var people = all.SelectMany(c => Enumerable.Range(0, PeopleOfCouncil).Select(n => (Council: c, Number: n))).ToList();
        await Insert(transaction, "people (id, tenant_id, object_id, name, email, created_at)", people, p =>
            [Person(p.Council, p.Number), "trial", $"object-{Person(p.Council, p.Number)}", $"Person {Person(p.Council, p.Number)}", Address(Person(p.Council, p.Number)), since]);
        await Insert(transaction, "memberships (person_id, authority_id, role, started_at)", people, p =>
            [Person(p.Council, p.Number), Council(p.Council), p.Number < 2 ? "link_officer" : "contributor", since]);
        await transaction.CommitAsync();
    }

    /// <summary>Agreed actions, each of a decision of its own, with the event that opened it.</summary>
    public async Task Actions(IReadOnlyList<TrialAction> actions, DateTimeOffset at)
    {
        await using var transaction = await database.BeginTransactionAsync();
        await Insert(transaction, "decisions (id, reference, decided_on, category, outcome)", actions, a => [First + a.Number, Reference(a.Number), a.OpenedOn.AddDays(-7), "Housing", "Upheld"]);
        await Insert(transaction, "decision_authorities (decision_id, authority_id, decided_on)", actions, a => [First + a.Number, Council(a.Council), a.OpenedOn.AddDays(-7)]);
        await Insert(transaction, "recommendations (id, decision_id, authority_id, number, kind, remedy, text, original_due_on, due_on, state, assignee_id)", actions, a =>
            [First + a.Number, First + a.Number, Council(a.Council), 1, a.Number % 2 == 0 ? "personal_remedy" : "service_improvement", a.Number % 2 == 0 ? "apology" : "training_or_guidance", "Private text", a.DueOn, a.DueOn, "open", a.AssigneeId]);
        await Insert(transaction, "recommendation_events (recommendation_id, authority_id, kind, state, at, by_name)", actions, a => [First + a.Number, Council(a.Council), "opened", "open", at, "Ombudsman"]);
        await transaction.CommitAsync();
    }

    /// <summary>Moves actions into a state, with the event that says so.</summary>
    public async Task State(IReadOnlyList<TrialAction> actions, string state, DateTimeOffset at)
    {
        await using var transaction = await database.BeginTransactionAsync();
        foreach (var action in actions)
        {
            await database.ExecuteAsync("update recommendations set state = @state, version = version + 1 where id = @id", new { state, id = First + action.Number }, transaction);
        }

        await Insert(transaction, "recommendation_events (recommendation_id, authority_id, kind, state, at, by_name)", actions, a => [First + a.Number, Council(a.Council), state, state, at, "Trial"]);
        await transaction.CommitAsync();
    }

    /// <summary>Moves due dates, with the fact that says so.</summary>
    public async Task Move(IReadOnlyList<TrialAction> actions, int days, DateTimeOffset at)
    {
        await using var transaction = await database.BeginTransactionAsync();
        foreach (var action in actions)
        {
            await database.ExecuteAsync("update recommendations set due_on = @to, version = version + 1 where id = @id", new { to = action.DueOn.AddDays(days), id = First + action.Number }, transaction);
        }

        await Insert(transaction, "deadline_changes (recommendation_id, authority_id, from_date, to_date, reason, at, by_name)", actions, a =>
            [First + a.Number, Council(a.Council), a.DueOn, a.DueOn.AddDays(days), "Exceptional", at, "Ombudsman"]);
        await transaction.CommitAsync();
    }

    /// <summary>The council's first link officer leaves, and the first contributor becomes one.</summary>
    public async Task Replace(int council, DateTimeOffset at)
    {
        await database.ExecuteAsync("update memberships set ended_at = @at where person_id = @leaver and ended_at is null", new { at, leaver = Person(council, 0) });
        await database.ExecuteAsync(
            "insert into memberships (person_id, authority_id, role, started_at) values (@joiner, @council, 'link_officer', @at)",
            new { at, joiner = Person(council, 2), council = Council(council) });
    }

    private static string Reference(int number) => string.Create(CultureInfo.InvariantCulture, $"{26 + (number / 900_000)}{100_000 + (number % 900_000):000000}");

    private async Task Insert<T>(DbTransaction transaction, string into, IReadOnlyList<T> rows, Func<T, object?[]> values)
    {
        foreach (var some in rows.Chunk(RowsInAStatement))
        {
            var sql = new StringBuilder($"insert into {into} values ");
            var parameters = new DynamicParameters();
            foreach (var (row, item) in some.Index())
            {
                sql.Append(row == 0 ? "(" : ", (");
                foreach (var (column, value) in values(item).Index())
                {
                    sql.Append(column == 0 ? "" : ", ").Append(CultureInfo.InvariantCulture, $"@r{row}c{column}");
                    parameters.Add($"r{row}c{column}", value);
                }

                sql.Append(')');
            }

            await database.ExecuteAsync(sql.ToString(), parameters, transaction);
        }
    }
}

/// <summary>An agreed action of a trial.</summary>
internal sealed record TrialAction
{
    public required int Number { get; init; }

    public required int Council { get; init; }

    public required long? AssigneeId { get; init; }

    public required DateOnly OpenedOn { get; init; }

    public required DateOnly DueOn { get; init; }
}
