namespace CouncilPortal.EmailOutbox;

/// <summary>
/// Which of the two senders takes mail out of the portal: the mail server of <c>Email:Smtp</c> or GOV.UK Notify of <c>Email:Notify</c>.
/// Where both are set, <c>Email:Sender</c> says which.
/// </summary>
public static class EmailSettings
{
    private const string Smtp = "Smtp";
    private const string Notify = "Notify";

    /// <summary>Everything that is wrong with the settings of both senders, in plain words; empty when they can be used.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration, bool isDevelopment)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var (smtp, notify) = (SmtpSettings.IsSet(configuration), NotifySettings.IsSet(configuration));
        var problems = new List<string>();
        if (!smtp && !notify && !isDevelopment)
        {
            problems.Add("Email is not set. Outside Development the portal sends mail: set Email:Smtp:Host and Email:Smtp:From for a mail server, "
                + "or Email:Notify:ApiKey, Email:Notify:TemplateId and Email:Notify:ReceiptToken for GOV.UK Notify.");
        }

        switch (Chosen(configuration))
        {
            case null when smtp && notify:
                problems.Add("Email:Smtp and Email:Notify are both set: set Email:Sender to Smtp or Notify, or remove the settings of the one that is not used.");
                break;
            case { } chosen when chosen is not (Smtp or Notify):
                problems.Add("Email:Sender must be Smtp or Notify.");
                break;
            case Smtp when !smtp:
                problems.Add("Email:Sender is Smtp, but no mail server is set: set Email:Smtp:Host and Email:Smtp:From.");
                break;
            case Notify when !notify:
                problems.Add("Email:Sender is Notify, but GOV.UK Notify is not set: set Email:Notify:ApiKey, Email:Notify:TemplateId and Email:Notify:ReceiptToken.");
                break;
        }

        return [.. problems, .. SmtpSettings.Problems(configuration), .. NotifySettings.Problems(configuration)];
    }

    /// <summary>Whether GOV.UK Notify is the one that sends. Wants settings without problems.</summary>
    public static bool IsNotify(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return NotifySettings.IsSet(configuration) && Chosen(configuration) is (null or Notify);
    }

    /// <summary>Whether a mail server is the one that sends. Wants settings without problems.</summary>
    public static bool IsSmtp(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return SmtpSettings.IsSet(configuration) && Chosen(configuration) is (null or Smtp);
    }

    private static string? Chosen(IConfiguration configuration) =>
        configuration["Email:Sender"] is { } value && !string.IsNullOrWhiteSpace(value)
            ? value.Trim().ToLowerInvariant() switch { "smtp" => Smtp, "notify" => Notify, var other => other }
            : null;
}
