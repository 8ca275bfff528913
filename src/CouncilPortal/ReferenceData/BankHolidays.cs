using System.Globalization;
using CouncilPortal.Database;
using CouncilPortal.Imports;
using Dapper;

namespace CouncilPortal.ReferenceData;

/// <summary>The bank holidays of England that are shipped.</summary>
internal static class BankHolidays
{
    /// <summary>Its columns are date and name.</summary>
    public const string File = "bank-holidays-england.csv";

    /// <summary>Adds the days that the portal does not know yet.</summary>
    public static async Task Load(ScopedConnection connection)
    {
        await using var content = ReferenceDataLoader.Open(File);
        using var csv = new CsvSource(content);
        csv.Read();
        while (csv.Read())
        {
            var holiday = DateOnly.ParseExact(csv[0], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            await connection.ExecuteAsync(
                "insert into bank_holidays (holiday, name) values (@holiday, @name) on conflict do nothing",
                new { holiday, name = csv[1].ToString() });
        }
    }
}
