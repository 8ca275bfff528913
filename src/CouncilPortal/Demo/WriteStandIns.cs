using CouncilPortal.Database;
using Dapper;

namespace CouncilPortal.Demo;

/// <summary>What Ambleford has arranged among its people: who owns which service, and a leave that is coming.</summary>
internal static class WriteStandIns
{
    private static readonly string[] Owned = ["Planning", "Benefits and tax"];

    /// <summary>Dated from today.</summary>
    public static async Task All(ScopedConnection connection, long council, IReadOnlyDictionary<string, long> people, DateTimeOffset now, DateOnly today)
    {
        var by = new { lena = people["Lena Officer"], con = people["Con Tributor"], dev = people["Dev Deputy"], council, now };
        foreach (var category in Owned)
        {
            await connection.ExecuteAsync(
                """
                insert into service_owners (authority_id, category, person_id, started_at, started_by, started_by_name)
                values (@council, @category, @con, @now, @lena, 'Lena Officer')
                """,
                new { by.council, category, by.con, by.now, by.lena });
        }

        await connection.ExecuteAsync(
            """
            insert into covers (person_id, deputy_id, authority_id, starts_on, ends_on, created_at, created_by, created_by_name)
            values (@con, @dev, @council, @starts, @ends, @now, @con, 'Con Tributor')
            """,
            new { by.con, by.dev, by.council, starts = today.AddDays(21), ends = today.AddDays(32), by.now });
    }
}
