using CouncilPortal.EmailOutbox;
using MailKit.Security;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace CouncilPortal.UnitTests.EmailOutbox;

public sealed class SmtpSettingsTests
{
    [Fact]
    public void Host_and_sender_are_enough()
    {
        var settings = SmtpSettings.Read(With(("Host", "mail.example.org"), ("From", "portal@example.org")));
        Assert.Equal(("mail.example.org", 587, SecureSocketOptions.StartTls), (settings.Host, settings.Port, settings.Tls));
        Assert.Null(settings.User);
    }

    [Fact]
    public void Everything_that_is_wrong_is_listed_at_once()
    {
        var problems = SmtpSettings.Problems(With(("Port", "70000"), ("User", "portal"), ("Tls", "Maybe"), ("From", "not an address@"), ("TimeoutSeconds", "0")));
        Assert.Equal(6, problems.Count);
        Assert.Contains("Email:Smtp is half set: set Email:Smtp:Host (the mail server's name).", problems);
        Assert.Contains("Email:Smtp:User and Email:Smtp:Password belong together: set both, or neither.", problems);
        Assert.Contains("Email:Smtp:Port must be a whole number from 1 to 65535.", problems);
        Assert.Contains("Email:Smtp:TimeoutSeconds must be a whole number from 1 to 120: how long the mail server may be silent.", problems);
        Assert.Contains("Email:Smtp:Tls must be one of StartTls, Implicit, None.", problems);
        Assert.Contains("Email:Smtp:From must be an e-mail address, such as portal@example.org.", problems);
    }

    private static IConfiguration With(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Email:Smtp:{s.Key}", (string?)s.Value))).Build();
}
