using CouncilPortal.Testing;
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

        await EmbargoedYear.Move(data, EmbargoedYear.Instant.AddDays(1));
        data.Time.SetUtcNow(EmbargoedYear.Instant.AddHours(1));
        await All(clients, "after the instant that was", _ => Shown.Nothing);

        await EmbargoedYear.Move(data, data.Time.GetUtcNow());
        await All(clients, "moved to now", e => e.Public);
    }

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
