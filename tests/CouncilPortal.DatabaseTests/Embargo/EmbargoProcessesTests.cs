using CouncilPortal.Letters;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using CouncilPortal.Testing;
using CouncilPortal.Time;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CouncilPortal.DatabaseTests.Embargo;

/// <summary>Two processes on one database, each with what it keeps for visitors: neither shows the year a moment early or late.</summary>
public sealed class EmbargoProcessesTests
{
    private static readonly IReadOnlyList<EmbargoEntry> Public = [.. EmbargoRoutes.Showing.Where(e => e.Public != Shown.Nothing)];

    [Theory, BothEngines]
    public async Task At_the_instant_the_year_is_public_on_every_process_without_a_restart(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var one = await EmbargoedYear.Create(data);
        await using var two = new TestPortal(data, new Dictionary<string, string?>());
        using var first = one.CreateClient();
        using var second = two.CreateClient();
        HttpClient[] clients = [first, second];

        // Twice, so that the second answers come out of what is kept.
        await All(clients, "before", _ => Shown.Nothing);
        await All(clients, "before, kept", _ => Shown.Nothing);
        data.Time.SetUtcNow(EmbargoedYear.Instant.AddTicks(-10));
        await All(clients, "a moment before", _ => Shown.Nothing);

        data.Time.SetUtcNow(EmbargoedYear.Instant);
        await All(clients, "at the instant", e => e.Public);
        await All(clients, "at the instant, kept", e => e.Public);
    }

    [Theory, BothEngines]
    public async Task An_instant_moved_to_later_keeps_the_year_back_on_every_process_and_one_moved_to_earlier_shows_it_at_once(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var one = await EmbargoedYear.Create(data);
        await using var two = new TestPortal(data, new Dictionary<string, string?>());
        using var first = one.CreateClient();
        using var second = two.CreateClient();
        HttpClient[] clients = [first, second];
        await All(clients, "before", _ => Shown.Nothing);

        // Moved as publishers move it, on the other process.
        var pat = await data.Member("Pat Publisher", Role.Publisher, null);
        var publication = two.Services.GetRequiredService<SetPublicationCommand>();
        await Set(publication, pat, EmbargoedYear.Instant.AddDays(7));
        data.Time.SetUtcNow(EmbargoedYear.Instant.AddHours(1));
        await All(clients, "after the instant that was", _ => Shown.Nothing);
        await Set(publication, pat, EmbargoedYear.Instant.AddDays(1));
        data.Time.SetUtcNow(EmbargoedYear.Instant.AddDays(1).AddTicks(-10));
        await All(clients, "a moment before the instant that is", _ => Shown.Nothing);
        data.Time.SetUtcNow(EmbargoedYear.Instant.AddDays(1));
        await All(clients, "at the instant that is", e => e.Public);

        // And as nobody can through the portal: taken back, and then made public in the past.
        await EmbargoedYear.Move(data, EmbargoedYear.Instant.AddDays(2));
        await All(clients, "taken back", _ => Shown.Nothing);
        await EmbargoedYear.Move(data, EmbargoedYear.Instant);
        await All(clients, "moved to the past", e => e.Public);
    }

    [Theory, BothEngines]
    public async Task A_review_with_a_later_instant_of_its_own_joins_the_years_figures_then_on_every_process(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var one = await EmbargoedYear.Create(data);
        await using var two = new TestPortal(data, new Dictionary<string, string?>());
        using var first = one.CreateClient();
        using var second = two.CreateClient();
        HttpClient[] clients = [first, second];
        var own = EmbargoedYear.Instant.AddHours(2);
        await data.Execute("update national_reviews set public_from = @own where year = '2025-26'", new { own });
        await All(clients, "before", _ => Shown.Nothing);

        data.Time.SetUtcNow(EmbargoedYear.Instant);
        await All(clients, "at the year’s instant", e => e.Public & ~Shown.Review);
        data.Time.SetUtcNow(own.AddTicks(-10));
        await All(clients, "a moment before the review’s own", e => e.Public & ~Shown.Review);
        data.Time.SetUtcNow(own);
        await All(clients, "at the review’s own instant", e => e.Public);

        // One that was meant for an earlier instant waits for its year all the same.
        await EmbargoedYear.Move(data, own.AddHours(1));
        await All(clients, "with the year kept back again", _ => Shown.Nothing);
    }

    [Theory, BothEngines]
    public async Task Of_the_Ombudsmans_people_publishers_alone_see_the_year_before_it_on_every_process(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var one = await EmbargoedYear.Create(data);
        await using var two = new TestPortal(data, new Dictionary<string, string?>());
        using var visitor = two.CreateClient();
        List<(string Name, HttpClient[] Clients)> people = [];
        foreach (var name in new[] { "Casey Worker", "Ada Ministrator", "Pat Publisher" })
        {
            people.Add((name, [await one.SignedIn(name), await two.SignedIn(name)]));
        }

        data.Time.SetUtcNow(EmbargoedYear.Instant.AddTicks(-10));
        foreach (var (name, clients) in people)
        {
            await All(clients, $"a moment before to {name}", e => name == "Pat Publisher" ? e.Publisher : Shown.Nothing);
            // What a process keeps for visitors is never made of what a publisher saw.
            await All([visitor], $"to a visitor after {name}", _ => Shown.Nothing);
        }

        data.Time.SetUtcNow(EmbargoedYear.Instant);
        foreach (var (name, clients) in people)
        {
            await All(clients, $"at the instant to {name}", e => e.Public);
            Array.ForEach(clients, c => c.Dispose());
        }
    }

    private static async Task Set(SetPublicationCommand publication, Scope publisher, DateTimeOffset instant) => Assert.True(
        (await publication.Set(publisher, ReportingYear.Parse(EmbargoedYear.Year), LondonTime.DateOf(instant), CancellationToken.None)).IsDone);

    private static async Task All(IReadOnlyList<HttpClient> clients, string when, Func<EmbargoEntry, Shown> sees)
    {
        foreach (var (client, number) in clients.Select((c, i) => (c, i + 1)))
        {
            foreach (var entry in Public)
            {
                var shown = (await EmbargoAnswer.Get(client, entry.Address)).Shown;
                Assert.True(shown == sees(entry), $"{entry.Address} shows {shown} {when} on process {number}.");
            }
        }
    }
}
