using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CouncilPortal.Benchmarks;

/// <summary>The rows of a council's page and of a list of decisions, read with plain ADO.NET and written as plain tables.</summary>
internal static class BarePages
{
    private const string Council = "select id, name, type, region, invented from authorities where slug = @slug";

    private const string Years =
        """
        select year, received, invalid_or_incomplete, advice_given, referred_back, closed_after_initial_enquiries, not_upheld, upheld, investigated,
            satisfactory_remedies, compliance_outcomes, complied, complied_late, not_for_us, assessed_and_closed, population, published_upheld_rate,
            published_compliance_rate, published_remedy_rate, published_upheld_per_100k, source
        from annual_statistics where authority_id = @id order by year desc
        """;

    private const string Averages = "select year, upheld_rate, compliance_rate, remedy_rate, upheld_per_100k from annual_averages where type = @type order by year";

    private const string Categories = "select category, received, decided, upheld from annual_categories where authority_id = @id and year = @year order by category";

    private const string Similar =
        """
        select a.name, a.slug, s.upheld, s.investigated, s.published_upheld_rate
        from authorities a join annual_statistics s on s.authority_id = a.id
        where a.type = @type and a.invented = @invented and s.year = @year and s.investigated > 0
        order by a.name
        """;

    private const string DecisionCount = "select count(*) from decision_authorities where authority_id = @id and published_on <= @today";

    private const string Decisions =
        """
        select d.reference, d.decided_on, d.category, d.outcome, d.document_type, d.title
        from decision_authorities x join decisions d on d.id = x.decision_id
        where x.authority_id = @id and x.published_on <= @today
        order by x.decided_on desc, d.reference desc limit 25
        """;

    /// <summary>Serves <c>/councils/{slug}</c> and <c>/councils/{slug}/decisions</c> until it is stopped.</summary>
    public static async Task<int> Serve(string engine, string database, string url)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(url);
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        Func<DbConnection> connection = engine == "SQLite" ? () => new SqliteConnection(database) : () => new NpgsqlConnection(database);
        app.UseRouting();
        app.MapGet("/councils/{slug}", (HttpContext http) => Answer(http, connection, CouncilPage));
        app.MapGet("/councils/{slug}/decisions", (HttpContext http) => Answer(http, connection, DecisionList));
        await app.RunAsync();
        return 0;
    }

    private static async Task Answer(HttpContext http, Func<DbConnection> open, Func<Page, Task> write)
    {
        await using var connection = open();
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var page = new Page(connection, transaction);
        var council = (await page.Table(Council, ("slug", (string)http.Request.RouteValues["slug"]!)))[0];
        page.Id = council[0];
        page.Type = council[2];
        page.Invented = council[4];
        await write(page);
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(page.Html.ToString()));
    }

    private static async Task CouncilPage(Page page)
    {
        var years = await page.Table(Years, ("id", page.Id));
        await page.Table(Averages, ("type", page.Type));
        await page.Table(Categories, ("id", page.Id), ("year", years[0][0]));
        await page.Table(Similar, ("type", page.Type), ("invented", page.Invented), ("year", years[0][0]));
    }

    private static async Task DecisionList(Page page)
    {
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        object today = page.IsSqlite ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : day;
        await page.Table(DecisionCount, ("id", page.Id), ("today", today));
        await page.Table(Decisions, ("id", page.Id), ("today", today));
    }

    private sealed class Page(DbConnection connection, DbTransaction transaction)
    {
        public StringBuilder Html { get; } = new(32 * 1024);

        public object Id { get; set; } = 0L;

        public object Type { get; set; } = "";

        public object Invented { get; set; } = false;

        public bool IsSqlite => connection is SqliteConnection;

        public async Task<List<object[]>> Table(string sql, params (string Name, object Value)[] parameters)
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = sql;
            foreach (var (name, value) in parameters)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                parameter.Value = value;
                command.Parameters.Add(parameter);
            }

            var rows = new List<object[]>();
            await using var reader = await command.ExecuteReaderAsync();
            Html.Append("<table>");
            while (await reader.ReadAsync())
            {
                var row = new object[reader.FieldCount];
                reader.GetValues(row);
                rows.Add(row);
                Html.Append("<tr>");
                foreach (var value in row)
                {
                    Html.Append("<td>").Append(HtmlEncoder.Default.Encode(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")).Append("</td>");
                }

                Html.Append("</tr>");
            }

            Html.Append("</table>");
            return rows;
        }
    }
}
