using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CouncilPortal.Benchmarks;

/// <summary>The national tables of a year, by type and by category, against the bare statements that sum them; the sums of both must agree.</summary>
internal static class NationalTable
{
    private const int Times = 20;

    private const string Types =
        """
        select a.type, count(*), sum(s.investigated), sum(s.upheld), sum(s.compliance_outcomes), sum(s.complied), sum(s.complied_late)
        from annual_statistics s join authorities a on a.id = s.authority_id
        where s.year = @year and a.type <> 'Other' and not a.invented and s.investigated is not null and s.upheld is not null
        group by a.type order by a.type
        """;

    private const string Categories =
        """
        select c.category, sum(c.received), sum(c.decided), sum(c.upheld)
        from annual_categories c join authorities a on a.id = c.authority_id
        where c.year = @year and not a.invented
        group by c.category order by c.category
        """;

    public static async Task<int> Run(string engine, string portal, string bare, string year, int rounds)
    {
        TypeHandlers.Register();
        Engine ours = engine == "SQLite" ? new SqliteEngine(portal) : new PostgresEngine(portal, null);
        var query = new NationalQuery(new PortalDatabase(ours, TimeProvider.System), TimeProvider.System);
        Func<DbConnection> open = engine == "SQLite" ? () => new SqliteConnection(bare) : () => new NpgsqlConnection(bare);
        var asked = ReportingYear.Parse(year);
        var summary = await query.Find(Scope.Public, asked, CancellationToken.None) ?? throw new InvalidOperationException($"Nothing national of {year}.");
        var sums = await Sums(open, year);
        var shown = summary.Types.Where(t => t.Councils > 0).Sum(t => (long)t.Councils + t.Investigated + t.Upheld) + summary.Categories.Sum(c => (long)(c.Received ?? 0) + (c.Decided ?? 0) + (c.Upheld ?? 0));
        if (shown != sums)
        {
            Console.WriteLine($"The sums differ: {shown} and {sums}.");
            return 1;
        }

        List<double> mine = [], peers = [];
        for (var round = 0; round <= rounds; round++)
        {
            Func<Task> one = () => query.Find(Scope.Public, asked, CancellationToken.None), other = () => Sums(open, year);
            var (first, second) = round % 2 == 0 ? (one, other) : (other, one);
            var (a, b) = (await Milliseconds(first), await Milliseconds(second));
            if (round > 0)
            {
                mine.Add(round % 2 == 0 ? a : b);
                peers.Add(round % 2 == 0 ? b : a);
            }
        }

        var (m, p) = (Median(mine), Median(peers));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"national {engine} ours={m:0.00}ms peer={p:0.00}ms ratio={m / p:0.00} must=1.5 aim=0.05"));
        return 0;
    }

    private static async Task<long> Sums(Func<DbConnection> open, string year)
    {
        await using var connection = open();
        await connection.OpenAsync();
        var total = 0L;
        foreach (var (sql, counted) in new[] { (Types, 4), (Categories, 4) })
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("year", year);
            command.Parameters.Add(parameter);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                for (var column = 1; column < counted; column++)
                {
                    total += reader.IsDBNull(column) ? 0 : Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture);
                }
            }
        }

        return total;
    }

    private static async Task<double> Milliseconds(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Times; i++)
        {
            await work();
        }

        return watch.Elapsed.TotalMilliseconds / Times;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }
}
