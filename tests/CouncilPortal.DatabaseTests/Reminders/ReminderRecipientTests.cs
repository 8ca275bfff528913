using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Reminders;

public sealed class ReminderRecipientTests
{
    private static readonly DateOnly Monday = new(2026, 1, 12);

    [Theory, BothEngines]
    public async Task Every_link_officer_and_the_assignee_are_reminded_and_nobody_else(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await data.Ambleford();
        await data.Member("Dev Deputy", Role.LinkOfficer, council);
        var assignee = await data.Member("Con Tributor", Role.Contributor, council);
        await data.Member("Other Contributor", Role.Contributor, council);
        await data.Member("Chris Executive", Role.ChiefExecutive, council);
        await data.Member("Casey Worker", Role.Caseworker, null);
        var other = await data.Council("Kestrelby Metropolitan Borough Council", "Metropolitan borough");
        await data.Member("Kit Kestrelby", Role.LinkOfficer, other);
        var action = await data.Action(council, "25000001", Monday);
        await data.Execute("update recommendations set assignee_id = @PersonId where id = @action", new { assignee.PersonId, action });

        await data.CatchUp();

        Assert.Equal(["Con Tributor", "Dev Deputy", "Lena Officer"], (await data.Reminders()).Select(r => r.RecipientName));
        var mail = Assert.Single(await data.Mails(), m => m.ToAddress == "con.tributor@example.org");
        Assert.Contains("assigned the action to you", mail.TextBody, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task An_assignee_who_is_link_officer_as_well_is_reminded_once(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, officer) = await data.Ambleford();
        var action = await data.Action(council, "25000001", Monday);
        await data.Execute("update recommendations set assignee_id = @PersonId where id = @action", new { officer.PersonId, action });
        await data.CatchUp();
        Assert.Single(await data.Reminders());
    }

    [Theory, BothEngines]
    public async Task Whoever_left_has_no_address_or_comes_from_a_tenant_no_longer_listed_is_not_reminded(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, left) = await data.Ambleford();
        var silent = await data.Member("No Address", Role.LinkOfficer, council);
        var unlisted = await data.Member("Un Listed", Role.LinkOfficer, council);
        var former = await data.Member("For Mer", Role.Contributor, council);
        var action = await data.Action(council, "25000001", Monday);
        await data.Execute("update memberships set ended_at = @now where person_id in @people", new { now = data.Time.GetUtcNow(), people = new[] { left.PersonId, former.PersonId } });
        await data.Execute("update people set email = null where id = @PersonId", new { silent.PersonId });
        await data.Execute("update tenants set listed = false where id = (select tenant_id from people where id = @PersonId)", new { unlisted.PersonId });
        await data.Execute("update recommendations set assignee_id = @PersonId where id = @action", new { former.PersonId, action });

        await data.CatchUp();

        Assert.Empty(await data.Reminders());
        Assert.Empty(await data.Mails());
    }

    [Theory, BothEngines]
    public async Task An_abolished_councils_actions_are_its_successors(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (old, _) = await data.Ambleford();
        var middle = await data.Council("Middle Council", "Unitary");
        var east = await data.Council("East Council", "Unitary");
        var west = await data.Council("West Council", "Unitary");
        await data.Member("Midge Middle", Role.LinkOfficer, middle);
        await data.Member("Esther East", Role.LinkOfficer, east);
        await data.Member("Wes West", Role.LinkOfficer, west);
        await data.Execute("update authorities set end_date = @ended where id in @ids", new { ended = Monday.AddDays(-1), ids = new[] { old, middle } });
        foreach (var (from, to) in new[] { (old, east), (old, middle), (middle, west), (middle, east) })
        {
            await data.Execute("insert into authority_successors (authority_id, successor_id) values (@from, @to)", new { from, to });
        }

        await data.Action(old, "25000001", Monday);
        await data.CatchUp();

        Assert.Equal(["Esther East", "Wes West"], (await data.Reminders()).Select(r => r.RecipientName));
    }

    [Theory, BothEngines]
    public async Task On_its_last_day_a_council_still_answers_for_itself(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (old, _) = await data.Ambleford();
        var successor = await data.Council("East Council", "Unitary");
        await data.Member("Esther East", Role.LinkOfficer, successor);
        await data.Execute("update authorities set end_date = @Monday where id = @old", new { Monday, old });
        await data.Execute("insert into authority_successors (authority_id, successor_id) values (@old, @successor)", new { old, successor });
        await data.Action(old, "25000001", Monday);
        await data.CatchUp();
        Assert.Equal("Lena Officer", Assert.Single(await data.Reminders()).RecipientName);
    }
}
