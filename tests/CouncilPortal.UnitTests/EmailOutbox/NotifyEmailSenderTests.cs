using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CouncilPortal.EmailOutbox;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CouncilPortal.UnitTests.EmailOutbox;

public sealed class NotifyEmailSenderTests
{
    private const string Secret = "3d844edf-8d35-48ac-975b-e847b4f122b0";

    private static readonly DateTimeOffset Now = new(2026, 1, 12, 9, 0, 0, TimeSpan.Zero);

    private static readonly OutgoingMail Mail = new()
    {
        MessageId = "<reminder-2026-11-23-p12@portal.example.org>",
        Kind = "reminder",
        ToName = "Lena Officer",
        ToAddress = "lena.officer@example.org",
        Subject = "Due Friday 27 November: training, 19 012 345",
        TextBody = "As text £250",
        HtmlBody = "<p>As HTML £250</p>",
        StopAddress = null,
    };

    [Fact]
    public async Task The_mail_goes_to_Notify_with_its_message_id_as_the_reference()
    {
        using var notify = new FakeNotify(_ => new HttpResponseMessage(HttpStatusCode.Created));
        await Send(notify);
        var (address, _, text) = Assert.Single(notify.Asked);
        Assert.Equal("https://notify.example.org/v2/notifications/email", address);
        using var json = JsonDocument.Parse(text);
        var body = json.RootElement;
        Assert.Equal("lena.officer@example.org", body.GetProperty("email_address").GetString());
        Assert.Equal("9d751e0e-f929-4891-82a1-a3e1c3c18ee3", body.GetProperty("template_id").GetString());
        Assert.Equal("<reminder-2026-11-23-p12@portal.example.org>", body.GetProperty("reference").GetString());
        Assert.Equal("Due Friday 27 November: training, 19 012 345", body.GetProperty("personalisation").GetProperty("subject").GetString());
        Assert.Equal("As text £250", body.GetProperty("personalisation").GetProperty("body").GetString());
        Assert.False(body.TryGetProperty("email_reply_to_id", out _));
        Assert.False(body.TryGetProperty("one_click_unsubscribe_url", out _));
    }

    [Fact]
    public async Task Where_the_like_of_a_mail_can_be_stopped_Notify_is_told_how()
    {
        using var notify = new FakeNotify(_ => new HttpResponseMessage(HttpStatusCode.Created));
        await Send(notify, Mail with { StopAddress = "https://portal.example.org/unsubscribe/secret" });
        await Send(notify, Mail with { StopAddress = "http://localhost:5080/unsubscribe/secret" });
        using var json = JsonDocument.Parse(notify.Asked[0].Body);
        Assert.Equal("https://portal.example.org/unsubscribe/secret", json.RootElement.GetProperty("one_click_unsubscribe_url").GetString());
        Assert.DoesNotContain("unsubscribe", notify.Asked[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_request_is_signed_with_the_secret_and_says_who_asks_and_when()
    {
        using var notify = new FakeNotify(_ => new HttpResponseMessage(HttpStatusCode.Created));
        await Send(notify);
        var token = notify.Asked.Single().Token!.Split('.');
        Assert.Equal(3, token.Length);
        var signed = HMACSHA256.HashData(Encoding.ASCII.GetBytes(Secret), Encoding.ASCII.GetBytes($"{token[0]}.{token[1]}"));
        Assert.Equal(Convert.ToBase64String(signed).TrimEnd('=').Replace('+', '-').Replace('/', '_'), token[2]);
        using var header = JsonDocument.Parse(Decoded(token[0]));
        Assert.Equal(("JWT", "HS256"), (header.RootElement.GetProperty("typ").GetString(), header.RootElement.GetProperty("alg").GetString()));
        using var payload = JsonDocument.Parse(Decoded(token[1]));
        Assert.Equal(["iat", "iss"], payload.RootElement.EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal("26785a09-ab16-4eb0-8407-a37497a57506", payload.RootElement.GetProperty("iss").GetString());
        Assert.Equal(Now.ToUnixTimeSeconds(), payload.RootElement.GetProperty("iat").GetInt64());
    }

    [Fact]
    public async Task Asked_to_wait_it_says_for_how_long()
    {
        using var notify = new FakeNotify(_ =>
        {
            var answer = Answer(HttpStatusCode.TooManyRequests, "RateLimitError", "Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds");
            answer.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(42));
            return answer;
        });
        var failure = await Assert.ThrowsAsync<MailServerUnavailableException>(() => Send(notify));
        Assert.Equal(TimeSpan.FromSeconds(42), failure.RetryAfter);
        Assert.Contains("Exceeded rate limit", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_to_come_back_at_counts_as_well_and_no_pause_is_longer_than_a_day()
    {
        var at = Now.AddMinutes(3);
        using var notify = new FakeNotify(_ =>
        {
            var answer = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
            answer.Headers.RetryAfter = new RetryConditionHeaderValue(at);
            return answer;
        });
        Assert.Equal(TimeSpan.FromMinutes(3), (await Assert.ThrowsAsync<MailServerUnavailableException>(() => Send(notify))).RetryAfter);
        at = Now.AddDays(30);
        Assert.Equal(TimeSpan.FromDays(1), (await Assert.ThrowsAsync<MailServerUnavailableException>(() => Send(notify))).RetryAfter);
    }

    [Fact]
    public async Task When_the_days_limit_is_used_up_it_is_not_asked_again_within_the_hour()
    {
        using var notify = new FakeNotify(_ => Answer(HttpStatusCode.TooManyRequests, "TooManyRequestsError", "Exceeded send limits (250000) for today"));
        Assert.Equal(TimeSpan.FromHours(1), (await Assert.ThrowsAsync<MailServerUnavailableException>(() => Send(notify))).RetryAfter);
    }

    [Theory]
    [InlineData(403, "AuthError", "Invalid token: API key not found")]
    [InlineData(403, "AuthError", "Error: Your system clock must be accurate to within 30 seconds")]
    [InlineData(503, "", "")]
    public async Task What_is_no_fault_of_the_mail_lets_it_wait(int status, string error, string message)
    {
        using var notify = new FakeNotify(_ => Answer((HttpStatusCode)status, error, message));
        await Assert.ThrowsAsync<MailServerUnavailableException>(() => Send(notify));
    }

    [Theory]
    [InlineData(400, "BadRequestError", "Can't send to this recipient using a team-only API key")]
    [InlineData(400, "ValidationError", "template_id is not a valid UUID")]
    [InlineData(413, "", "")]
    public async Task A_mail_that_Notify_will_never_take_is_refused_at_once(int status, string error, string message)
    {
        using var notify = new FakeNotify(_ => Answer((HttpStatusCode)status, error, message));
        var refusal = await Assert.ThrowsAsync<MailRefusedException>(() => Send(notify));
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_Notify_does_not_take_is_told_apart()
    {
        using var notify = new FakeNotify(_ => Answer(HttpStatusCode.BadRequest, "ValidationError", "email_address Not a valid email address"));
        await Assert.ThrowsAsync<AddressRefusedException>(() => Send(notify));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(408)]
    public async Task A_failure_that_may_pass_is_neither_refused_nor_Notifys_end(int status)
    {
        using var notify = new FakeNotify(_ => Answer((HttpStatusCode)status, "Exception", "Internal server error"));
        await Assert.ThrowsAsync<IOException>(() => Send(notify));
    }

    [Fact]
    public async Task An_answer_that_is_not_Notifys_own_is_understood_by_its_status()
    {
        using var notify = new FakeNotify(_ => new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StringContent("<html>", Encoding.UTF8, "text/html") });
        await Assert.ThrowsAsync<MailServerUnavailableException>(() => Send(notify));
    }

    [Fact]
    public async Task Notify_that_cannot_be_reached_lets_the_mail_wait_and_one_that_is_silent_is_given_up()
    {
        using var away = new FakeNotify(_ => throw new HttpRequestException("Nobody there."));
        await Assert.ThrowsAsync<MailServerUnavailableException>(() => Send(away));
        using var silent = new FakeNotify(_ => throw new TaskCanceledException());
        await Assert.ThrowsAsync<TimeoutException>(() => Send(silent));
    }

    private static Task Send(FakeNotify notify) => Send(notify, Mail);

    private static async Task Send(FakeNotify notify, OutgoingMail mail)
    {
        using var http = new HttpClient(notify, disposeHandler: false);
        await new NotifyEmailSender(
            new NotifySettings
            {
                BaseUrl = new Uri("https://notify.example.org"),
                ServiceId = "26785a09-ab16-4eb0-8407-a37497a57506",
                Secret = Secret,
                TemplateId = "9d751e0e-f929-4891-82a1-a3e1c3c18ee3",
                Templates = new Dictionary<string, string>(),
                ReplyToId = null,
                ReceiptToken = "a-token-of-the-right-length",
            },
            http,
            new FakeTimeProvider(Now)).Send(mail, TestContext.Current.CancellationToken);
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string error, string message) => new(status)
    {
        Content = new StringContent(
            JsonSerializer.Serialize(new { status_code = (int)status, errors = error.Length == 0 ? [] : new[] { new { error, message } } }), Encoding.UTF8, "application/json"),
    };

    private static byte[] Decoded(string part) =>
        Convert.FromBase64String(part.Replace('-', '+').Replace('_', '/').PadRight((part.Length + 3) / 4 * 4, '='));

    /// <summary>Stands for Notify: answers as a test says, and keeps what it was asked.</summary>
    private sealed class FakeNotify(Func<string, HttpResponseMessage> answer) : HttpMessageHandler
    {
        public List<(string Address, string? Token, string Body)> Asked { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = await request.Content!.ReadAsStringAsync(cancellationToken);
            Assert.Equal("Bearer", request.Headers.Authorization?.Scheme);
            Asked.Add((request.RequestUri!.ToString(), request.Headers.Authorization?.Parameter, body));
            return answer(body);
        }
    }
}
