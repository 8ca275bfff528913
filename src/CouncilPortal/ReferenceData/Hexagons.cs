using System.Globalization;
using CouncilPortal.Database;
using CouncilPortal.Imports;
using Dapper;

namespace CouncilPortal.ReferenceData;

/// <summary>Where each council stands on the map of equal-area hexagons.</summary>
internal static class Hexagons
{
    /// <summary>One file for each tier; the columns are gss_code, name, column and row.</summary>
    public static IReadOnlyList<string> Files { get; } = ["hexmap-lower-tier.csv", "hexmap-upper-tier.csv"];

    /// <summary>Adds the cells of one tier that are still free.</summary>
    public static async Task Load(ScopedConnection connection, string file)
    {
        var tier = file == Files[0] ? "lower" : "upper";
        await using var content = ReferenceDataLoader.Open(file);
        using var csv = new CsvSource(content);
        csv.Read();
        while (csv.Read())
        {
            await connection.ExecuteAsync(
                """
                insert into hexagons (tier, authority_id, hex_column, hex_row)
                select @tier, id, @column, @row from authorities where gss_code = @code
                on conflict do nothing
                """,
                new { tier, code = csv[0].ToString(), column = int.Parse(csv[2], CultureInfo.InvariantCulture), row = int.Parse(csv[3], CultureInfo.InvariantCulture) });
        }
    }
}
