using System.Security.Claims;
using CouncilPortal.People;
using CouncilPortal.Scopes;
using CouncilPortal.SignIn;
using CouncilPortal.Testing;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CouncilPortal.DatabaseTests.SignIn;

/// <summary>A page that is open when its person's session ends becomes nobody's, whichever process ended it.</summary>
public sealed class OpenPagesTests
{
    [Theory, BothEngines]
    public async Task Pages_in_every_tab_and_process_hear_that_their_person_signed_out(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var first = await TestPortal.WithDemoPeople(data);
        await using var second = new TestPortal(data, new Dictionary<string, string?>());
        using var lena = await first.SignedIn("Lena Officer");
        using var kit = await first.SignedIn("Kit Kestrelby");
        using var hers = await Open(data, second, "Lena Officer");
        using var his = await Open(data, second, "Kit Kestrelby");

        await lena.PostForm("/", "/sign-out");
        await hers.Watcher.Look(CancellationToken.None);
        await his.Watcher.Look(CancellationToken.None);

        Assert.False(await hers.IsSomebody());
        Assert.True(await his.IsSomebody());
    }

    [Theory, BothEngines]
    public async Task Pages_hear_that_a_right_was_withdrawn(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var wes = await portal.SignedIn("Wes Westmere");
        using var page = await Open(data, portal, "Wes Westmere");
        data.Time.Advance(TimeSpan.FromSeconds(1));
        var chief = await data.Value<long>("select id from memberships where role = 'chief_executive' and authority_id = (select id from authorities where slug = 'westmere-council')", null);
        var ada = Scope.Person(0, "Ada Ministrator", "session", [new Grant(null, Role.Administrator)]);

        await portal.Services.GetRequiredService<WithdrawMembershipCommand>().Withdraw(ada, chief, CancellationToken.None);
        await page.Watcher.Look(CancellationToken.None);

        Assert.False(await page.IsSomebody());
    }

    [Fact]
    public async Task A_change_is_told_once_and_a_late_one_with_a_lower_number_is_not_missed()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = new TestPortal(data, new Dictionary<string, string?>());
        var circuits = new LiveCircuits();
        var told = 0;
        using var watch = circuits.Watch("s", 1, () => { told++; return Task.CompletedTask; });
        var watcher = Watcher(data, portal, circuits);

        await data.Execute("insert into rights_changes (id, person_id, changed_at) values (8, 1, @now)", new { now = data.Time.GetUtcNow() });
        await watcher.Look(CancellationToken.None);
        await watcher.Look(CancellationToken.None);
        Assert.Equal(1, told);

        await data.Execute("insert into rights_changes (id, person_id, changed_at) values (7, 1, @now)", new { now = data.Time.GetUtcNow() });
        await watcher.Look(CancellationToken.None);
        Assert.Equal(2, told);
    }

    private static RightsWatcher Watcher(TestDatabase data, TestPortal portal, LiveCircuits circuits) =>
        new(portal.Services.GetRequiredService<RightsChangesQuery>(), circuits, data.Time, NullLogger<RightsWatcher>.Instance);

    private static async Task<OpenPage> Open(TestDatabase data, TestPortal portal, string name)
    {
        var session = (await data.Rows<StartedSession>(
            "select s.id as session_id, p.id as person_id, p.name from sessions s join people p on p.id = s.person_id where p.name = @name", new { name })).Single();
        var circuits = new LiveCircuits();
        var page = new OpenPage(
            new LiveAuthenticationState(NullLoggerFactory.Instance, portal.Services.GetRequiredService<ScopeOf>(), circuits),
            Watcher(data, portal, circuits),
            SessionClaims.Principal(session, "test"));
        Assert.True(await page.IsSomebody());
        return page;
    }

    private sealed class OpenPage : IDisposable
    {
        private readonly LiveAuthenticationState state;

        public OpenPage(LiveAuthenticationState state, RightsWatcher watcher, ClaimsPrincipal user)
        {
            this.state = state;
            Watcher = watcher;
            state.SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));
        }

        public RightsWatcher Watcher { get; }

        public async Task<bool> IsSomebody() => (await state.GetAuthenticationStateAsync()).User.Identity?.IsAuthenticated == true;

        public void Dispose()
        {
            Watcher.Dispose();
            ((IDisposable)state).Dispose();
        }
    }
}
