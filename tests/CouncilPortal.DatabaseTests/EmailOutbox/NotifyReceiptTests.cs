using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.EmailOutbox;

/// <summary>GOV.UK Notify reports over HTTP what became of mails.</summary>
public sealed class NotifyReceiptTests
{
    private const string Token = "a-token-of-the-right-length";

    [Theory, BothEngines]
    public async Task What_was_delivered_is_noted_once_however_often_it_is_reported(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await Sent(data, "<a@test>");
        await using var portal = Portal(data);
        Assert.Equal(HttpStatusCode.NoContent, await Report(portal, Token, data, "<a@test>", "delivered"));
        var at = (await data.Mail("<a@test>")).DeliveredAt;
        data.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.NoContent, await Report(portal, Token, data, "<a@test>", "delivered"));
        Assert.Equal((at, MailState.Delivered), ((await data.Mail("<a@test>")).DeliveredAt, await data.State("<a@test>")));
    }

    [Theory, BothEngines]
    public async Task A_permanent_failure_marks_the_address_and_a_later_delivered_does_not_hide_it(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await Sent(data, "<a@test>");
        await data.QueueMail("<b@test>");
        await using var portal = Portal(data);
        await Report(portal, Token, data, "<a@test>", "permanent-failure");
        await Report(portal, Token, data, "<a@test>", "permanent-failure");
        await Report(portal, Token, data, "<a@test>", "delivered");
        Assert.Equal(MailState.Bounced, await data.State("<a@test>"));
        Assert.Equal(1, await data.Value<long>("select count(*) from bounced_addresses where address = 'lena.officer@example.org' and cleared_at is null", null));
        Assert.NotNull((await data.Mail("<b@test>")).HeldAt);
    }

    [Theory, BothEngines]
    public async Task A_failure_that_says_nothing_of_the_address_goes_to_what_was_given_up(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await Sent(data, "<a@test>");
        await Sent(data, "<b@test>");
        await using var portal = Portal(data);
        await Report(portal, Token, data, "<a@test>", "temporary-failure");
        await Report(portal, Token, data, "<b@test>", "technical-failure");
        Assert.Equal([MailState.Failed, MailState.Failed], [await data.State("<a@test>"), await data.State("<b@test>")]);
        Assert.Equal(0, await data.Value<long>("select count(*) from bounced_addresses", null));
        Assert.Contains("mailbox may be full", (await data.Mail("<a@test>")).LastError, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_report_of_the_attempt_before_says_nothing_of_a_mail_that_was_sent_again(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await Sent(data, "<a@test>");
        var first = data.Time.GetUtcNow();
        await using var portal = Portal(data);
        await Report(portal, Token, data, "<a@test>", "temporary-failure");
        data.Time.Advance(TimeSpan.FromDays(1));
        var administrator = await data.Member("Ada Ministrator", Role.Administrator, null);
        Assert.True(await new ResendMailCommand(data.Database, data.Time).Resend(administrator, await data.Value<long>("select id from outbox", null), CancellationToken.None));
        Assert.Equal(MailState.Queued, await data.State("<a@test>"));
        await Report(portal, Token, first, "<a@test>", "technical-failure");
        Assert.Equal(MailState.Queued, await data.State("<a@test>"));
        await Report(portal, Token, data, "<a@test>", "delivered");
        Assert.Equal(MailState.Delivered, await data.State("<a@test>"));
    }

    [Theory, BothEngines]
    public async Task What_is_reported_delivered_is_not_sent_again_though_the_process_died_before_it_noted_that_it_sent_it(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.QueueMail("<a@test>");
        await new OutboxClaims(data.Database, data.Time).Next(Scope.System("test"), CancellationToken.None);
        await using var portal = Portal(data);
        await Report(portal, Token, data, "<a@test>", "delivered");
        data.Time.Advance(OutboxClaims.Length + TimeSpan.FromMinutes(1));
        var server = new FakeEmailSender();
        await data.Deliver(server);
        Assert.Empty(server.Taken);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("a-token-of-the-wrong-kind..")]
    [InlineData("")]
    public async Task Without_the_token_nothing_is_noted(string? token)
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await Sent(data, "<a@test>");
        await using var portal = Portal(data);
        Assert.Equal(HttpStatusCode.Unauthorized, await Report(portal, token, data, "<a@test>", "delivered"));
        Assert.Equal(MailState.Sent, await data.State("<a@test>"));
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("""{"reference":null,"status":"delivered"}""", HttpStatusCode.NoContent)]
    [InlineData("""{"reference":"<unknown@test>","status":"delivered"}""", HttpStatusCode.NoContent)]
    [InlineData("""{"reference":"<a@test>","status":"sending"}""", HttpStatusCode.NoContent)]
    public async Task What_is_no_report_on_a_mail_of_ours_changes_nothing(string body, HttpStatusCode expected)
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await Sent(data, "<a@test>");
        await using var portal = Portal(data);
        Assert.Equal(expected, await Post(portal, Token, body));
        Assert.Equal(MailState.Sent, await data.State("<a@test>"));
    }

    [Fact]
    public async Task Where_mail_does_not_go_through_Notify_there_is_no_such_address()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = new TestPortal(data, new Dictionary<string, string?>());
        Assert.Equal(HttpStatusCode.NotFound, await Post(portal, Token, "{}"));
    }

    private static TestPortal Portal(TestDatabase data) => new(data, new Dictionary<string, string?>
    {
        ["Email:Notify:ApiKey"] = "portal-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0",
        ["Email:Notify:TemplateId"] = "9d751e0e-f929-4891-82a1-a3e1c3c18ee3",
        ["Email:Notify:ReceiptToken"] = Token,
    });

    private static async Task Sent(TestDatabase data, string messageId)
    {
        await data.QueueMail(messageId);
        await data.Deliver(new FakeEmailSender());
    }

    private static Task<HttpStatusCode> Report(TestPortal portal, string? token, TestDatabase data, string reference, string status) =>
        Report(portal, token, data.Time.GetUtcNow(), reference, status);

    private static Task<HttpStatusCode> Report(TestPortal portal, string? token, DateTimeOffset created, string reference, string status) => Post(portal, token, JsonSerializer.Serialize(new
    {
        id = Guid.NewGuid(),
        reference,
        to = "lena.officer@example.org",
        status,
        created_at = created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture),
        completed_at = created,
        sent_at = created,
        notification_type = "email",
        template_id = "9d751e0e-f929-4891-82a1-a3e1c3c18ee3",
        template_version = 1,
    }));

    private static async Task<HttpStatusCode> Post(TestPortal portal, string? token, string body)
    {
        using var client = portal.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/notify/receipts") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
