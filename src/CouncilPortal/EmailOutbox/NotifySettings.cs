using System.Text.RegularExpressions;

namespace CouncilPortal.EmailOutbox;

/// <summary>GOV.UK Notify, as <c>Email:Notify</c> names it.</summary>
public sealed partial record NotifySettings
{
    /// <summary>The settings group.</summary>
    public const string Group = "Email:Notify";

    private const string PublicAddress = "https://api.notifications.service.gov.uk";
    private const int ShortestToken = 24;

    private static readonly string[] Keys = ["BaseUrl", "ApiKey", "TemplateId", "ReplyToId", "ReceiptToken"];

    /// <summary>Where Notify answers.</summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>The service: who sends.</summary>
    public required string ServiceId { get; init; }

    /// <summary>The secret of the API key, with which each request is signed.</summary>
    public required string Secret { get; init; }

    /// <summary>The template of mails whose kind has none of its own: subject <c>((subject))</c>, message <c>((body))</c>.</summary>
    public required string TemplateId { get; init; }

    /// <summary>Templates by kind of mail, such as "reminder", with the same two fields.</summary>
    public required IReadOnlyDictionary<string, string> Templates { get; init; }

    /// <summary>Which of the service's reply-to addresses is used; null: its default.</summary>
    public required string? ReplyToId { get; init; }

    /// <summary>What Notify shows when it reports what became of a mail.</summary>
    public required string ReceiptToken { get; init; }

    /// <summary>The template for a kind of mail.</summary>
    public string TemplateOf(string kind) => Templates.GetValueOrDefault(kind, TemplateId);

    /// <summary>Whether anything of the group is set.</summary>
    public static bool IsSet(IConfiguration configuration) => Keys.Any(key => Text(configuration, key) is not null);

    /// <summary>Reads the settings, which have no problems.</summary>
    public static NotifySettings Read(IConfiguration configuration)
    {
        var key = ApiKey().Match(Text(configuration, "ApiKey")!);
        return new NotifySettings
        {
            BaseUrl = new Uri(Text(configuration, "BaseUrl") ?? PublicAddress),
            ServiceId = key.Groups["service"].Value,
            Secret = key.Groups["secret"].Value,
            TemplateId = Text(configuration, "TemplateId")!,
            Templates = Kinds(configuration).ToDictionary(k => k.Key, k => k.Value!.Trim(), StringComparer.OrdinalIgnoreCase),
            ReplyToId = Text(configuration, "ReplyToId"),
            ReceiptToken = Text(configuration, "ReceiptToken")!,
        };
    }

    /// <summary>Everything that is wrong with the settings, in plain words; empty when they can be used or are absent.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration)
    {
        if (!IsSet(configuration))
        {
            return [];
        }

        var problems = new List<string>();
        Check(Text(configuration, "ApiKey") is not null, "Email:Notify is half set: set Email:Notify:ApiKey (an API key of the service, from its page \"API integration\").");
        Check(
            Text(configuration, "ApiKey") is not { } key || ApiKey().IsMatch(key),
            "Email:Notify:ApiKey must be a whole API key of GOV.UK Notify: its name, the service's id and the secret, joined by hyphens. Copy it again.");
        Check(Text(configuration, "TemplateId") is not null, "Email:Notify is half set: set Email:Notify:TemplateId (a template with the subject ((subject)) and the message ((body))).");
        foreach (var name in new[] { "TemplateId", "ReplyToId" })
        {
            Check(Text(configuration, name) is not { } id || Guid.TryParse(id, out _), $"Email:Notify:{name} must be an id, such as 9d751e0e-f929-4891-82a1-a3e1c3c18ee3.");
        }

        foreach (var (kind, id) in Kinds(configuration))
        {
            Check(Guid.TryParse(id, out _), $"Email:Notify:Templates:{kind} must be the id of a template, such as 9d751e0e-f929-4891-82a1-a3e1c3c18ee3.");
        }

        Check(
            Text(configuration, "ReceiptToken") is not null,
            $"Email:Notify is half set: set Email:Notify:ReceiptToken (a secret of {ShortestToken} characters or more) and give it to Notify as the bearer token of delivery receipts.");
        Check(Text(configuration, "ReceiptToken") is not { } token || token.Length >= ShortestToken, $"Email:Notify:ReceiptToken must have {ShortestToken} characters or more.");
        Check(
            Text(configuration, "BaseUrl") is not { } url || (Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))),
            $"Email:Notify:BaseUrl must be an https address, such as {PublicAddress}.");
        return problems;

        void Check(bool isRight, string problem)
        {
            if (!isRight)
            {
                problems.Add(problem);
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, string?>> Kinds(IConfiguration configuration) =>
        configuration.GetSection($"{Group}:Templates").GetChildren().Select(s => KeyValuePair.Create(s.Key, s.Value)).Where(k => !string.IsNullOrWhiteSpace(k.Value));

    private static string? Text(IConfiguration configuration, string key) =>
        configuration[$"{Group}:{key}"] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    [GeneratedRegex("^.+-(?<service>[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})-(?<secret>[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$", RegexOptions.ExplicitCapture)]
    private static partial Regex ApiKey();
}
