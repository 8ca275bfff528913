using CouncilPortal.EmailOutbox;
using CouncilPortal.People;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.EmailOutbox;

public sealed class BouncedAddressTests
{
    private const string Address = "Lena.Officer@example.org";

    [Theory, BothEngines]
    public async Task An_address_that_came_back_gets_no_more_mail_and_others_do(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.QueueMail("<a@test>", Address);
        await data.QueueMail("<b@test>", Address.ToLowerInvariant());
        await data.QueueMail("<c@test>", "dev.deputy@example.org");
        var server = Refusing();
        await data.Deliver(server);
        await data.QueueMail("<d@test>", Address);
        data.Time.Advance(TimeSpan.FromDays(30));
        await data.Deliver(server);

        Assert.Equal(["<c@test>"], server.Taken);
        Assert.Equal([MailState.Bounced, MailState.Queued, MailState.Sent, MailState.Queued], [await data.State("<a@test>"), await data.State("<b@test>"), await data.State("<c@test>"), await data.State("<d@test>")]);
        Assert.NotNull((await data.Mail("<b@test>")).HeldAt);
        Assert.Equal((0, "No such address."), ((await data.Mail("<d@test>")).Attempts, (await data.Mail("<a@test>")).LastError));
        Assert.NotNull((await data.Mail("<d@test>")).HeldAt);
    }

    [Theory, BothEngines]
    public async Task Confirmed_by_the_link_officer_what_waited_and_what_came_back_goes(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (officer, bounced) = await Bounced(data);
        await data.QueueMail("<b@test>", Address);

        var outcome = await Confirm(data, officer, bounced.Id, Address);

        Assert.True(outcome.IsDone);
        var server = new FakeEmailSender();
        await data.Deliver(server);
        Assert.Equal(["<a@test>", "<b@test>"], server.Taken.Order());
        Assert.Equal(MailState.Sent, await data.State("<a@test>"));
        Assert.Empty(await new BouncedAddressesQuery(data.Database).Standing(officer, CancellationToken.None));
        Assert.Equal("address confirmed", await data.Value<string>("select action from audit where subject = 'lena.officer@example.org'", null));
    }

    [Theory, BothEngines]
    public async Task Corrected_the_person_has_the_new_address_and_the_mail_goes_there(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (officer, bounced) = await Bounced(data);

        Assert.True((await Confirm(data, officer, bounced.Id, " lena@ambleford.example ")).IsDone);

        var addresses = new List<string>();
        await data.Deliver(new FakeEmailSender(mail =>
        {
            addresses.Add(mail.ToAddress);
            return Task.CompletedTask;
        }));
        Assert.Equal(["lena@ambleford.example"], addresses);
        Assert.Equal("lena@ambleford.example", await data.Value<string>("select email from people where id = @PersonId", new { officer.PersonId }));
        Assert.Equal("lena@ambleford.example", await data.Value<string>("select corrected_to from bounced_addresses", null));
        Assert.False((await Confirm(data, officer, bounced.Id, Address)).IsFound);
    }

    [Theory, BothEngines]
    public async Task What_is_no_address_is_told_at_the_field_and_mail_goes_on_waiting(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (officer, bounced) = await Bounced(data);
        var outcome = await Confirm(data, officer, bounced.Id, "lena at ambleford");
        Assert.Equal("Enter an e-mail address, like name@council.gov.uk", outcome.Errors["Email"]);
        Assert.Single(await new BouncedAddressesQuery(data.Database).Standing(officer, CancellationToken.None));
    }

    [Theory, BothEngines]
    public async Task An_invited_address_is_confirmed_by_whoever_may_invite_and_corrected_by_a_new_invitation(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await data.Council("Ambleford", "District");
        var officer = await data.Member("Dev Deputy", Role.LinkOfficer, council);
        await data.Execute(
            """
            insert into invitations (authority_id, role, email, token_hash, invited_by_name, invited_at, expires_at)
            values (@council, 'contributor', @Address, 'hash', 'Dev', @now, @now)
            """,
            new { council, Address, now = data.Time.GetUtcNow() });
        await data.QueueMail("<a@test>", Address);
        await data.Deliver(Refusing());
        var bounced = Assert.Single(await new BouncedAddressesQuery(data.Database).Standing(officer, CancellationToken.None));
        Assert.Null(bounced.Name);
        Assert.Contains("take it back", (await Confirm(data, officer, bounced.Id, "lena@ambleford.example")).Errors["Email"], StringComparison.Ordinal);
        Assert.True((await Confirm(data, officer, bounced.Id, Address)).IsDone);
        Assert.Equal(MailState.Queued, await data.State("<a@test>"));
    }

    [Theory, BothEngines]
    public async Task A_shared_mailbox_is_confirmed_and_otherwise_named_anew(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await data.Council("Ambleford", "District");
        var officer = await data.Member("Dev Deputy", Role.LinkOfficer, council);
        await data.Execute(
            "insert into council_mailboxes (authority_id, email, started_at, started_by_name) values (@council, @Address, @now, 'Dev')",
            new { council, Address, now = data.Time.GetUtcNow() });
        await data.QueueMail("<a@test>", Address);
        await data.Deliver(Refusing());
        var bounced = Assert.Single(await new BouncedAddressesQuery(data.Database).Standing(officer, CancellationToken.None));
        Assert.True(bounced.IsMailbox);
        Assert.Contains("name the right one", (await Confirm(data, officer, bounced.Id, "complaints@ambleford.example")).Errors["Email"], StringComparison.Ordinal);
        Assert.True((await Confirm(data, officer, bounced.Id, Address)).IsDone);
    }

    [Theory, BothEngines]
    public async Task Nobody_else_at_the_council_or_elsewhere_sees_or_confirms_it_and_the_administrator_does(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (officer, bounced) = await Bounced(data);
        var own = officer.Grants[0].AuthorityId;
        var other = await data.Council("Kestrelby", "District");
        foreach (var scope in new[]
        {
            Scope.Public,
            await data.Member("Chris Executive", Role.ChiefExecutive, own),
            await data.Member("Con Tributor", Role.Contributor, own),
            await data.Member("Mo Nitoring", Role.MonitoringOfficer, own),
            await data.Member("Kit Kestrelby", Role.LinkOfficer, other),
            await data.Member("Casey Worker", Role.Caseworker, null),
        })
        {
            Assert.Empty(await new BouncedAddressesQuery(data.Database).Standing(scope, CancellationToken.None));
            Assert.False((await Confirm(data, scope, bounced.Id, Address)).IsFound);
        }

        var administrator = await data.Member("Ada Ministrator", Role.Administrator, null);
        Assert.Equal("Lena Officer", Assert.Single(await new BouncedAddressesQuery(data.Database).Standing(administrator, CancellationToken.None)).Name);
        Assert.True((await Confirm(data, administrator, bounced.Id, Address)).IsDone);
    }

    [Theory, BothEngines]
    public async Task A_mail_that_is_being_sent_when_its_address_is_cleared_is_not_left_waiting(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (officer, bounced) = await Bounced(data);
        await data.QueueMail("<b@test>", Address);
        var claims = new OutboxClaims(data.Database, data.Time);
        var mail = await claims.Next(Scope.System("test"), CancellationToken.None);
        Assert.True(mail!.IsBounced);
        Assert.True((await Confirm(data, officer, bounced.Id, Address)).IsDone);
        await claims.Hold(Scope.System("test"), mail);
        Assert.Null((await data.Mail("<b@test>")).HeldAt);
        var server = new FakeEmailSender();
        await data.Deliver(server);
        Assert.Contains("<b@test>", server.Taken);
    }

    private static async Task<(Scope Officer, BouncedAddress Bounced)> Bounced(TestDatabase data)
    {
        var officer = await data.Member("Lena Officer", Role.LinkOfficer, await data.Council("Ambleford", "District"));
        await data.QueueMail("<a@test>", Address);
        await data.Deliver(Refusing());
        return (officer, Assert.Single(await new BouncedAddressesQuery(data.Database).Standing(officer, CancellationToken.None)));
    }

    private static FakeEmailSender Refusing() => new(mail => mail.ToAddress.Equals(Address, StringComparison.OrdinalIgnoreCase)
        ? throw new AddressRefusedException("No such address.", null)
        : Task.CompletedTask);

    private static Task<PeopleOutcome> Confirm(TestDatabase data, Scope scope, long id, string email) =>
        new ConfirmAddressCommand(data.Database, data.Time).Confirm(scope, new ConfirmAddress { Id = id, Email = email }, CancellationToken.None);
}
