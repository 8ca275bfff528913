using CouncilPortal.Casework;
using CouncilPortal.Compliance;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Compliance;

/// <summary>Notes, comments and messages on an action, and what is new to whom.</summary>
public sealed class MessagesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static DateOnly Today => EvidenceCase.Today;

    [Theory, BothEngines]
    public async Task Messages_reach_the_caseworker_and_notes_and_comments_stay_within_the_council(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(5));
        foreach (var message in new[] { MessageKind.Note, MessageKind.Comment, MessageKind.Message })
        {
            Assert.True((await Write(at, at.Officer, message, $"A {message}")).IsDone);
        }

        await at.Reply.Send(at.Caseworker, new Reply { Id = at.Action, Body = "A reply" }, Cancel);
        Assert.Equal(["A Message", "A reply"], (await at.Cases.Find(at.Caseworker, at.Action, Cancel))!.Messages.Select(m => m.Body));
        Assert.Equal(["A Message", "A reply"], (await at.ActionQuery.Find(at.Caseworker, at.Action, Cancel))!.Messages.Select(m => m.Body));
        Assert.Equal(["A Note", "A Comment", "A Message", "A reply"], (await at.ActionQuery.Find(at.MonitoringOfficer, at.Action, Cancel))!.Messages.Select(m => m.Body));
        Assert.Equal(["Casey Worker message from a council", "Lena Officer message from the Ombudsman"], await data.Rows<string>("select to_name || ' ' || kind from outbox order by id", null));
        Assert.DoesNotContain("A Message", string.Concat(await data.Rows<string>("select text_body from outbox", null)), StringComparison.Ordinal);
        Assert.Equal(["note put on the file", "comment written", "message sent to the caseworker", "message sent to the council"], await data.Rows<string>("select action from audit order by id", null));
    }

    [Theory, BothEngines]
    public async Task A_comment_is_told_to_the_colleagues_and_a_note_to_nobody(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(5));
        await at.AssignAction.Assign(at.Officer, new AssignAction { Id = at.Action, Version = 1, AssigneeId = at.Contributor.PersonId }, Cancel);
        await data.Execute("delete from outbox", null);
        await Write(at, at.Contributor, MessageKind.Note, "For the file");
        Assert.Equal(0, await data.Value<long>("select count(*) from outbox", null));
        await Write(at, at.Contributor, MessageKind.Comment, "What do you think?");
        Assert.Equal("Lena Officer internal comment", await data.Value<string>("select to_name || ' ' || kind from outbox", null));
    }

    [Theory, BothEngines]
    public async Task Who_reads_at_the_council_comments_and_who_logs_evidence_writes_to_the_Ombudsman(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(5));
        Assert.True((await Write(at, at.MonitoringOfficer, MessageKind.Comment, "For my report")).IsDone);
        Assert.Equal(CommandEnd.NotFound, (await Write(at, at.MonitoringOfficer, MessageKind.Message, "Dear")).End);
        foreach (var scope in new[] { at.Contributor, at.ChiefExecutive, at.ScrutinyMember, at.Stranger, at.Caseworker, Scope.Public })
        {
            foreach (var message in Enum.GetValues<MessageKind>())
            {
                Assert.Equal(CommandEnd.NotFound, (await Write(at, scope, message, "x")).End);
            }
        }

        Assert.Equal(CommandEnd.NotFound, (await Write(at, at.Officer, MessageKind.Reply, "As the Ombudsman")).End);
        Assert.Equal("Enter your message to the caseworker", (await Write(at, at.Officer, MessageKind.Message, " ")).Errors["message"]);
        Assert.Equal(["internal", "internal-kind"], (await Write(at, at.Officer, null, null)).Errors.Keys.Order());
        Assert.StartsWith("Shorten", (await Write(at, at.Officer, MessageKind.Note, new string('x', 10_001))).Errors["internal"], StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task What_others_wrote_is_new_until_the_person_has_read_it(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(5));
        var second = await data.Member("Dev Deputy", Role.LinkOfficer, at.Council);
        await Write(at, at.Officer, MessageKind.Message, "Is a list enough?");
        await at.Reply.Send(at.Caseworker, new Reply { Id = at.Action, Body = "Yes." }, Cancel);
        Assert.Equal((1, 1), await New(at, at.Officer));
        Assert.Equal((1, 2), await New(at, second));
        var messages = (await at.ActionQuery.Find(at.Officer, at.Action, Cancel))!.Messages;
        Assert.Equal([false, true], messages.Select(m => m.IsNew));
        await at.MarkMessagesRead.Mark(at.Officer, at.Action, messages[^1].Id, Cancel);
        Assert.Equal((0, 0), await New(at, at.Officer));
        Assert.Equal((1, 2), await New(at, second));
        await at.Reply.Send(at.Caseworker, new Reply { Id = at.Action, Body = "And the date." }, Cancel);
        await at.MarkMessagesRead.Mark(at.Officer, at.Action, messages[0].Id, Cancel);
        Assert.Equal((1, 1), await New(at, at.Officer));
        await data.Execute("update recommendations set state = 'done'", null);
        Assert.Equal([at.Action], (await at.Actions.List(at.Officer, ActionsFilter.Default with { Due = ActionsFilter.NewMessages }, Cancel)).Rows.Select(r => r.Id));
    }

    [Theory, BothEngines]
    public async Task Nobody_marks_what_they_do_not_read(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(5));
        foreach (var scope in new[] { at.Contributor, at.ChiefExecutive, at.Stranger, at.Caseworker })
        {
            await at.MarkMessagesRead.Mark(scope, at.Action, 9, Cancel);
        }

        Assert.Equal(0, await data.Value<long>("select count(*) from message_reads", null));
    }

    private static Task<CommandResult> Write(EvidenceCase at, Scope scope, MessageKind? kind, string? body) =>
        at.WriteMessage.Write(scope, new WriteMessage { Id = at.Action, Kind = kind, Body = body }, Cancel);

    private static async Task<(int Actions, int Messages)> New(EvidenceCase at, Scope scope)
    {
        var list = await at.Actions.List(scope, ActionsFilter.Default, Cancel);
        return (list.Counts.NewMessages, list.Clocks[at.Action].NewMessages);
    }
}
