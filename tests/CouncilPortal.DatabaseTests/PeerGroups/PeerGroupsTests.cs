using System.Net;
using System.Text.RegularExpressions;
using CouncilPortal.PeerGroups;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.PeerGroups;

public sealed partial class PeerGroupsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_group_is_kept_in_the_order_chosen_listed_for_its_maker_alone_and_noted(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var maker = await data.Member("Sam Scrutiny", Role.ScrutinyMember, await data.Council("Ambleford", "District"));
        var other = await data.Member("Kit Kestrelby", Role.LinkOfficer, await data.Council("Kestrelby", "District"));
        var ombudsman = await data.Member("Casey Worker", Role.Caseworker, null);

        var kept = await Keep(data, maker, "  Coastal districts ", "kestrelby", "ambleford", "kestrelby", "no-such-council");

        var query = new PeerGroupsQuery(data.Database);
        var own = Assert.Single(await query.Own(maker, Cancel));
        Assert.Equal(("Coastal districts", "kestrelby,ambleford", kept.Key, true), (own.Name, own.Slugs, own.Key, own.IsOwn));
        Assert.Equal(["Kestrelby", "Ambleford"], (await query.Councils(other, own.Slugs.Split(','), Cancel)).Select(c => c.Name));
        foreach (var scope in (Scope[])[Scope.Public, other, ombudsman])
        {
            Assert.Empty(await query.Own(scope, Cancel));
            var shared = (await query.Find(scope, own.Key, Cancel))!;
            Assert.Equal(("Coastal districts", false), (shared.Name, shared.IsOwn));
        }

        Assert.Equal("Sam Scrutiny", await data.Value<string>("select who from audit where action = 'peer group kept' and detail = 'Coastal districts'", null));
        Assert.NotNull((await Keep(data, ombudsman, "Of the Ombudsman", "kestrelby", "ambleford")).Key);
    }

    [Theory, BothEngines]
    public async Task What_is_wrong_with_a_group_is_said_field_by_field_and_nothing_is_kept(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var nine = Enumerable.Range(1, 9).Select(n => $"council-{n}").ToArray();
        foreach (var slug in nine)
        {
            await data.Council(slug, "District");
        }

        var maker = await data.Member("Sam Scrutiny", Role.ScrutinyMember, await data.Council("Ambleford", "District"));
        async Task<string> Problem(string field, string? name, params string[] slugs) => (await Keep(data, maker, name, slugs)).Errors[field];
        Assert.Equal("Enter a name for the group", await Problem("Name", " ", nine[..2]));
        Assert.Equal("Enter a name for the group", await Problem("Name", null, nine[..2]));
        Assert.Equal("Shorten the name to 60 characters or fewer", await Problem("Name", new string('x', 61), nine[..2]));
        Assert.Equal("Enter a name on one line", await Problem("Name", "two\nlines", nine[..2]));
        Assert.Equal("Choose two councils or more", await Problem("Councils", "Alone", nine[0], "no-such-council"));
        Assert.Equal("Choose 8 councils or fewer", await Problem("Councils", "Too many", nine));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Keep(data, Scope.Public, "Visitor", nine[..2]));
        Assert.Empty(await new PeerGroupsQuery(data.Database).Own(maker, Cancel));
        for (var i = 0; i < KeepPeerGroupCommand.MostGroups; i++)
        {
            Assert.NotNull((await Keep(data, maker, $"Group {i}", nine[..Comparison.Most])).Key);
        }

        Assert.StartsWith("Remove a group that you no longer need", await Problem("Councils", "One more", nine[..2]), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Its_maker_alone_removes_a_group_and_then_its_address_leads_nowhere(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var own = await data.Council("Ambleford", "District");
        await data.Council("Kestrelby", "District");
        var maker = await data.Member("Sam Scrutiny", Role.ScrutinyMember, own);
        var key = (await Keep(data, maker, "Neighbours", "ambleford", "kestrelby")).Key!;
        var remove = new RemovePeerGroupCommand(data.Database, data.Time);
        foreach (var scope in (Scope[])[Scope.Public, await data.Member("Lena Officer", Role.LinkOfficer, own), await data.Member("Ada Ministrator", Role.Administrator, null)])
        {
            Assert.False(await remove.Remove(scope, key, Cancel));
        }

        var version = await data.Value<long>("select version from data_version", null);
        Assert.True(await remove.Remove(maker, key, Cancel));
        Assert.False(await remove.Remove(maker, key, Cancel));
        Assert.Null(await new PeerGroupsQuery(data.Database).Find(maker, key, Cancel));
        Assert.Equal(0, await data.Value<long>("select count(*) from peer_group_owners", null));
        Assert.Equal(1, await data.Value<long>("select count(*) from audit where action = 'peer group removed' and detail = 'Neighbours'", null));
        Assert.NotEqual(version, await data.Value<long>("select version from data_version", null));
    }

    [Theory, BothEngines]
    public async Task Over_http_a_group_is_kept_with_a_token_shared_without_its_makers_name_and_removed(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        const string Choice = "/compare/groups?councils=ambleford-borough-council,westmere-council";
        using var visitor = portal.CreateClient();
        Assert.Equal(HttpStatusCode.Found, (await visitor.Get(Choice)).StatusCode);
        using var maker = await portal.SignedIn("Sam Scrutiny");
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await maker.PostAsync(Choice, new FormUrlEncodedContent([new("_handler", "keep-group"), new("Typed.Name", "Forged")]), Cancel)).StatusCode);

        var wanting = await maker.PostForm(Choice, Choice, new("_handler", "keep-group"), new("Typed.Name", " "));
        Assert.Contains("Enter a name for the group", await wanting.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        var kept = await maker.PostForm(Choice, Choice, new("_handler", "keep-group"), new("Typed.Name", "Neighbours & friends"));
        Assert.Equal(HttpStatusCode.Found, kept.StatusCode);
        var address = kept.Headers.Location!.ToString();
        Assert.Matches(Address(), address);

        var shared = await visitor.Text(address);
        Assert.Contains("a peer group chosen by its maker, not by the Ombudsman", shared, StringComparison.Ordinal);
        Assert.Contains("Neighbours &amp; friends", shared, StringComparison.Ordinal);
        Assert.DoesNotContain("Sam Scrutiny", shared, StringComparison.Ordinal);

        var key = address[(address.IndexOf('=', StringComparison.Ordinal) + 1)..];
        using var other = await portal.SignedIn("Kit Kestrelby");
        Assert.DoesNotContain("Neighbours", await other.Text("/compare/groups"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await maker.PostForm("/compare/groups", "/compare/groups", [new("_handler", $"remove-{key}")])).StatusCode);
        // The answer kept for visitors goes with the group.
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(address)).StatusCode);
    }

    private static Task<PeerGroupKept> Keep(TestDatabase data, Scope scope, string? name, params string[] slugs) =>
        new KeepPeerGroupCommand(data.Database, data.Time).Keep(scope, new KeepPeerGroup { Name = name, Slugs = slugs }, Cancel);

    [GeneratedRegex("/compare\\?group=[0-9a-f]{20}$")]
    private static partial Regex Address();
}
