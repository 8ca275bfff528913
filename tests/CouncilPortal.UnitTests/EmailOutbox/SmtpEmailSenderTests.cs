using CouncilPortal.EmailOutbox;
using MailKit.Security;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;
using Xunit;

namespace CouncilPortal.UnitTests.EmailOutbox;

public sealed class SmtpEmailSenderTests
{
    private static readonly OutgoingMail Mail = new()
    {
        MessageId = "<reminder-2026-11-23-p12@portal.example.org>",
        Kind = "reminder",
        ToName = "Lena Öfficer\r\nBcc: everybody@example.org",
        ToAddress = "lena.officer@example.org",
        Subject = "Due Friday 27 November: training, 19 012 345",
        TextBody = "As text £250",
        HtmlBody = "<p>As HTML £250</p>",
        StopAddress = "https://portal.example.org/unsubscribe/secret",
    };

    [Fact]
    public async Task The_mail_goes_out_with_its_message_id_and_both_parts()
    {
        await using var server = new FakeMailServer(_ => null);
        await Send(server);
        using var bytes = new MemoryStream(System.Text.Encoding.Latin1.GetBytes(Assert.Single(server.Taken)));
        var mail = await MimeMessage.LoadAsync(bytes, TestContext.Current.CancellationToken);
        Assert.Equal("reminder-2026-11-23-p12@portal.example.org", mail.MessageId);
        Assert.Equal("portal@example.org", mail.From.Mailboxes.Single().Address);
        Assert.Equal("lena.officer@example.org", mail.To.Mailboxes.Single().Address);
        Assert.Empty(mail.Bcc);
        Assert.Equal(Mail.Subject, mail.Subject);
        Assert.Equal("As text £250", mail.TextBody?.Trim());
        Assert.Equal("<p>As HTML £250</p>", mail.HtmlBody?.Trim());
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Equal("<https://portal.example.org/unsubscribe/secret>", mail.Headers["List-Unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        Assert.EndsWith(">", mail.Headers["List-Id"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RCPT", "550 5.7.1 relaying denied")]
    [InlineData(".", "554 not wanted")]
    public async Task A_mail_that_the_server_refuses_for_good_is_refused(string command, string answer)
    {
        await using var server = new FakeMailServer(c => c.StartsWith(command, StringComparison.Ordinal) ? answer : null);
        var refusal = await Assert.ThrowsAsync<MailRefusedException>(() => Send(server));
        Assert.Contains(answer[4..], refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RCPT", "550 no such user")]
    [InlineData("RCPT", "550 5.1.1 no such user")]
    [InlineData("RCPT", "553 no such user")]
    public async Task An_address_that_the_server_does_not_know_is_told_apart(string command, string answer)
    {
        await using var server = new FakeMailServer(c => c.StartsWith(command, StringComparison.Ordinal) ? answer : null);
        var refusal = await Assert.ThrowsAsync<AddressRefusedException>(() => Send(server));
        Assert.Contains(answer[4..], refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_not_waited_for()
    {
        var silence = new TaskCompletionSource();
        await using var server = new FakeMailServer(c => c.StartsWith("RCPT", StringComparison.Ordinal) ? Wait(silence.Task) : null);
        await Assert.ThrowsAsync<TimeoutException>(() => Sender(server.Port, SecureSocketOptions.None, TimeSpan.FromMilliseconds(300)).Send(Mail, TestContext.Current.CancellationToken));
        silence.SetResult();
    }

    [Theory]
    [InlineData("RCPT", "450 mailbox busy")]
    [InlineData(".", "452 disk full")]
    [InlineData("DATA", "")]
    public async Task A_mail_that_fails_for_now_is_neither_refused_nor_the_servers_end(string command, string answer)
    {
        await using var server = new FakeMailServer(c => c.StartsWith(command, StringComparison.Ordinal) ? answer : null);
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Send(server));
        Assert.False(failure is MailRefusedException or MailServerUnavailableException, failure.ToString());
    }

    [Theory]
    [InlineData("EHLO", "")]
    [InlineData("MAIL", "421 closing")]
    [InlineData("MAIL", "550 not from you")]
    public async Task A_server_that_takes_no_mail_at_all_is_unavailable(string command, string answer)
    {
        await using var server = new FakeMailServer(c => c.StartsWith(command, StringComparison.Ordinal) ? answer : null);
        await Assert.ThrowsAsync<MailServerUnavailableException>(() => Send(server));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unavailable()
    {
        var server = new FakeMailServer(_ => null);
        var port = server.Port;
        await server.DisposeAsync();
        await Assert.ThrowsAsync<MailServerUnavailableException>(() => Sender(port, SecureSocketOptions.None).Send(Mail, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_server_without_the_encryption_asked_for_gets_no_mail()
    {
        await using var server = new FakeMailServer(_ => null);
        await Assert.ThrowsAsync<MailServerUnavailableException>(() => Sender(server.Port, SecureSocketOptions.StartTls).Send(Mail, TestContext.Current.CancellationToken));
        Assert.Empty(server.Taken);
    }

    [Fact]
    public async Task The_portal_signs_in_where_it_has_an_account_and_a_server_that_does_not_let_it_in_is_unavailable()
    {
        string? account = null;
        var isKnown = true;
        await using var server = new FakeMailServer(c =>
        {
            if (!c.StartsWith("AUTH PLAIN ", StringComparison.Ordinal))
            {
                return c.StartsWith("EHLO", StringComparison.Ordinal) ? "250-fake\r\n250 AUTH PLAIN" : null;
            }

            account = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(c["AUTH PLAIN ".Length..]));
            return isKnown ? "235 fine" : "535 5.7.8 not you";
        });
        await Account(server).Send(Mail, TestContext.Current.CancellationToken);
        Assert.Equal("\0portal\0secret", account);
        Assert.Single(server.Taken);
        isKnown = false;
        await Assert.ThrowsAsync<MailServerUnavailableException>(() => Account(server).Send(Mail, TestContext.Current.CancellationToken));
        Assert.Single(server.Taken);
    }

    [Fact]
    public async Task A_mail_that_was_taken_is_sent_even_if_the_server_drops_the_line_after()
    {
        await using var server = new FakeMailServer(c => c == "QUIT" ? "" : null);
        await Send(server);
        Assert.Single(server.Taken);
    }

    private static Task Send(FakeMailServer server) => Sender(server.Port, SecureSocketOptions.None).Send(Mail, TestContext.Current.CancellationToken);

    private static SmtpEmailSender Sender(int port, SecureSocketOptions tls) => Sender(port, tls, TimeSpan.FromSeconds(30));

    private static SmtpEmailSender Account(FakeMailServer server) => new(
        new SmtpSettings { Host = "127.0.0.1", Port = server.Port, User = "portal", Password = "secret", From = "portal@example.org", FromName = "CouncilPortal", Tls = SecureSocketOptions.None, Patience = TimeSpan.FromSeconds(30) },
        TimeProvider.System,
        NullLogger<SmtpEmailSender>.Instance);

    private static string? Wait(Task silence)
    {
        silence.Wait();
        return null;
    }

    private static SmtpEmailSender Sender(int port, SecureSocketOptions tls, TimeSpan patience) => new(
        new SmtpSettings { Host = "127.0.0.1", Port = port, User = null, Password = null, From = "portal@example.org", FromName = "CouncilPortal", Tls = tls, Patience = patience },
        TimeProvider.System,
        NullLogger<SmtpEmailSender>.Instance);
}
