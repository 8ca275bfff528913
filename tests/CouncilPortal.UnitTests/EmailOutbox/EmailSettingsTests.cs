using CouncilPortal.EmailOutbox;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace CouncilPortal.UnitTests.EmailOutbox;

public sealed class EmailSettingsTests
{
    private const string Key = "portal-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0";
    private const string Template = "9d751e0e-f929-4891-82a1-a3e1c3c18ee3";
    private const string Token = "a-token-of-the-right-length";

    private static readonly (string, string)[] Smtp = [("Smtp:Host", "mail.example.org"), ("Smtp:From", "portal@example.org")];
    private static readonly (string, string)[] Notify = [("Notify:ApiKey", Key), ("Notify:TemplateId", Template), ("Notify:ReceiptToken", Token)];

    [Fact]
    public void In_Development_mail_may_stay_in_the_portal()
    {
        Assert.Empty(EmailSettings.Problems(With(), isDevelopment: true));
        Assert.False(EmailSettings.IsNotify(With()) || EmailSettings.IsSmtp(With()));
    }

    [Fact]
    public void Outside_Development_a_portal_without_mail_does_not_start_and_says_what_to_set()
    {
        var problem = Assert.Single(EmailSettings.Problems(With(), isDevelopment: false));
        Assert.Contains("set Email:Smtp:Host and Email:Smtp:From", problem, StringComparison.Ordinal);
        Assert.Contains("Email:Notify:ApiKey, Email:Notify:TemplateId and Email:Notify:ReceiptToken", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_one_that_is_set_sends()
    {
        Assert.Empty(EmailSettings.Problems(With(Notify), isDevelopment: false));
        Assert.True(EmailSettings.IsNotify(With(Notify)));
        Assert.Empty(EmailSettings.Problems(With(Smtp), isDevelopment: false));
        Assert.True(EmailSettings.IsSmtp(With(Smtp)));
    }

    [Fact]
    public void Of_two_that_are_set_one_is_chosen()
    {
        Assert.Contains("set Email:Sender to Smtp or Notify", Assert.Single(EmailSettings.Problems(With([.. Smtp, .. Notify]), isDevelopment: false)), StringComparison.Ordinal);
        var chosen = With([.. Smtp, .. Notify, ("Sender", "notify")]);
        Assert.Empty(EmailSettings.Problems(chosen, isDevelopment: false));
        Assert.True(EmailSettings.IsNotify(chosen));
        Assert.False(EmailSettings.IsSmtp(chosen));
    }

    [Theory]
    [InlineData("Smtp", "Email:Sender is Smtp, but no mail server is set: set Email:Smtp:Host and Email:Smtp:From.")]
    [InlineData("Pigeon", "Email:Sender must be Smtp or Notify.")]
    public void A_choice_that_cannot_be_is_refused(string sender, string problem) =>
        Assert.Equal([problem], EmailSettings.Problems(With([.. Notify, ("Sender", sender)]), isDevelopment: true));

    [Fact]
    public void Half_set_settings_of_Notify_are_refused_with_what_to_do()
    {
        var problems = EmailSettings.Problems(With(("Notify:BaseUrl", "http://notify.example.org"), ("Notify:ReplyToId", "me"), ("Notify:Templates:reminder", "x")), isDevelopment: true);
        Assert.Equal(6, problems.Count);
        Assert.Contains(problems, p => p.StartsWith("Email:Notify is half set: set Email:Notify:ApiKey", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith("Email:Notify is half set: set Email:Notify:TemplateId", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith("Email:Notify is half set: set Email:Notify:ReceiptToken", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith("Email:Notify:BaseUrl must be an https address", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith("Email:Notify:ReplyToId must be an id", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith("Email:Notify:Templates:reminder must be the id of a template", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Notify:ApiKey", "26785a09-ab16-4eb0-8407-a37497a57506", "must be a whole API key")]
    [InlineData("Notify:ReceiptToken", "short", "must have 24 characters or more")]
    public void A_key_or_a_token_that_cannot_work_is_refused(string key, string value, string problem) =>
        Assert.Contains(problem, Assert.Single(EmailSettings.Problems(With([.. Notify, (key, value)]), isDevelopment: true)), StringComparison.Ordinal);

    [Fact]
    public void The_key_gives_the_service_and_the_secret_and_kinds_may_have_templates_of_their_own()
    {
        var settings = NotifySettings.Read(With([.. Notify, ("Notify:Templates:reminder", "0f0f0f0f-f929-4891-82a1-a3e1c3c18ee3")]));
        Assert.Equal(("26785a09-ab16-4eb0-8407-a37497a57506", "3d844edf-8d35-48ac-975b-e847b4f122b0"), (settings.ServiceId, settings.Secret));
        Assert.Equal("0f0f0f0f-f929-4891-82a1-a3e1c3c18ee3", settings.TemplateOf("reminder"));
        Assert.Equal(Template, settings.TemplateOf("evidence submitted"));
        Assert.Equal("https://api.notifications.service.gov.uk/", settings.BaseUrl.ToString());
    }

    private static IConfiguration With(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.GroupBy(s => s.Key).Select(s => KeyValuePair.Create($"Email:{s.Key}", (string?)s.Last().Value)))
            .Build();
}
