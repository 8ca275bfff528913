using CouncilPortal.DatabaseTests.EmailOutbox;
using CouncilPortal.DatabaseTests.Reminders;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Jobs;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Jobs;

public sealed class JobStatusQueryTests
{
    [Theory, BothEngines]
    public async Task The_administrator_sees_what_was_planned_what_waits_and_what_failed(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await data.Ambleford();
        await data.Action(council, "25000001", new DateOnly(2026, 1, 12));
        await data.CatchUp();
        await data.Deliver(new FakeEmailSender(_ => throw new MailRefusedException("No such address.", null)));
        await data.QueueMail("<a@test>");
        var administrator = await data.Member("Ada Ministrator", Role.Administrator, null);

        var status = await new JobStatusQuery(data.Database, data.Time).Now(administrator, CancellationToken.None);

        Assert.NotNull(status);
        var morning = Assert.Single(status.Mornings);
        Assert.Equal((new DateOnly(2026, 1, 12), 1), (morning.Morning, morning.Queued));
        Assert.Equal(new MailCounts { Waiting = 1, Later = 0, Dead = 1, Sent = 0 }, status.Mails);
    }

    [Theory, BothEngines]
    public async Task Nobody_else_sees_anything(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (_, officer) = await data.Ambleford();
        var query = new JobStatusQuery(data.Database, data.Time);
        foreach (var scope in new[] { Scope.Public, officer, await data.Member("Casey Worker", Role.Caseworker, null), await data.Member("Pat Publisher", Role.Publisher, null) })
        {
            Assert.Null(await query.Now(scope, CancellationToken.None));
        }
    }
}
