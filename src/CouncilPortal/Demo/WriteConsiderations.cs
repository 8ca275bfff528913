using CouncilPortal.Database;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Demo;

/// <summary>
/// Puts into the database how the invented councils’ committees considered letters of earlier years: Ambleford’s every
/// published one, Kestrelby’s the latest, of which no minutes are recorded.
/// </summary>
internal static class WriteConsiderations
{
    private const string ChiefExecutive = "Chris Executive";
    private static readonly TimeOnly Morning = new(10, 45);

    private static readonly string[] Decided =
    [
        "The committee noted the letter. It asked the head of housing to report on how deadlines of agreed actions are watched, and to come back in six months.",
        "The committee noted the letter and thanked the complaints team. It asked for a quarterly report of complaints upheld by service.",
        "The committee noted the letter. It asked that what was learnt from upheld complaints stand in each service plan.",
    ];

    public static async Task All(ScopedConnection connection, DemoScript script, IReadOnlyDictionary<DemoCouncil, long> councils, IReadOnlyDictionary<string, long> people)
    {
        var calendar = script.Calendar;
        var years = calendar.ClosedYears.SkipLast(1).ToList();
        foreach (var (i, year) in years.Index())
        {
            var on = LondonTime.DateOf(calendar.PublishedAt(year)).AddDays(57);
            var minutes = on >= calendar.Today ? null : $"https://ambleford.example/minutes/{on:yyyy-MM-dd}";
            var letter = new Letter(councils[DemoCouncil.Ambleford], year.ToString(), ChiefExecutive, people.TryGetValue(ChiefExecutive, out var id) ? id : null);
            await Meeting(connection, letter, 1, LondonTime.At(LondonTime.DateOf(calendar.PublishedAt(year)).AddDays(6), Morning), "Audit and Governance Committee", on, null);
            if (minutes is not null)
            {
                await Meeting(connection, letter, 2, LondonTime.At(on.AddDays(1), Morning), "Audit and Governance Committee", on, minutes);
                await connection.ExecuteAsync(
                    """
                    insert into letter_considerations (authority_id, year, number, kind, decisions, at, by_person_id, by_name)
                    values (@Council, @Year, 3, 'decisions', @decisions, @at, @Person, @By)
                    """,
                    new { letter.Council, letter.Year, decisions = Decided[i % Decided.Length], at = LondonTime.At(on.AddDays(1), Morning), letter.Person, letter.By });
            }
        }

        var published = LondonTime.DateOf(calendar.PublishedAt(years[^1]));
        var kestrelby = new Letter(councils[DemoCouncil.Kestrelby], years[^1].ToString(), DemoCouncil.Kestrelby.LinkOfficer, null);
        await Meeting(connection, kestrelby, 1, LondonTime.At(published.AddDays(6), Morning), "Cabinet", published.AddDays(40), null);
    }

    private static Task<int> Meeting(ScopedConnection connection, Letter letter, int number, DateTimeOffset at, string committee, DateOnly on, string? minutes) =>
        connection.ExecuteAsync(
            """
            insert into letter_considerations (authority_id, year, number, kind, committee, meets_on, minutes_url, at, by_person_id, by_name)
            values (@Council, @Year, @number, 'meeting', @committee, @on, @minutes, @at, @Person, @By)
            """,
            new { letter.Council, letter.Year, number, committee, on, minutes, at, letter.Person, letter.By });

    private sealed record Letter(long Council, string Year, string By, long? Person);
}
