using System.Globalization;

namespace CouncilPortal.SignIn;

/// <summary>How people sign in, as the settings say.</summary>
public sealed record SignInSettings
{
    /// <summary>The settings group of Microsoft Entra ID.</summary>
    public const string EntraGroup = "AzureAd";

    /// <summary>How long a session lasts at most, however busy its person is.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private const int DefaultIdleMinutes = 30;

    /// <summary>How long a session lasts without a sign of its person.</summary>
    public required TimeSpan Idle { get; init; }

    /// <summary>The authentication context that each sign-in must satisfy; null: none.</summary>
    public required string? AuthenticationContext { get; init; }

    /// <summary>The tenant whose people may hold Ombudsman roles; null: nobody may.</summary>
    public required string? OmbudsmanTenantId { get; init; }

    /// <summary>Whether the demonstration identity provider stands in for Microsoft Entra ID.</summary>
    public required bool UsesDemo { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">They are wrong; the message lists every problem.</exception>
    public static SignInSettings Read(IConfiguration configuration, bool isDevelopment, bool hasDemo)
    {
        var problems = Problems(configuration, isDevelopment, hasDemo);
        if (problems.Count > 0)
        {
            throw new InvalidOperationException(
                string.Join(Environment.NewLine, ["The portal cannot start, because its sign-in is not set up:", .. problems.Select(p => "- " + p)]));
        }

        return new SignInSettings
        {
            Idle = TimeSpan.FromMinutes(configuration.GetValue("SignIn:IdleMinutes", DefaultIdleMinutes)),
            AuthenticationContext = Text(configuration, "SignIn:AuthenticationContext"),
            OmbudsmanTenantId = Text(configuration, "Portal:OmbudsmanTenantId")?.ToLowerInvariant(),
            UsesDemo = !configuration.GetSection(EntraGroup).Exists(),
        };
    }

    /// <summary>Everything that is wrong with the settings, in plain words; empty when they can be used.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration, bool isDevelopment, bool hasDemo)
    {
        var problems = new List<string>();
        if (configuration.GetSection(EntraGroup).Exists())
        {
            Need("AzureAd:ClientId", "the application (client) id of the portal's registration");
            Need("AzureAd:ClientSecret", "the secret of the portal's registration");
            NeedGuid("AzureAd:ClientId");
            NeedHttps("AzureAd:Instance");
        }
        else if (!isDevelopment)
        {
            problems.Add("AzureAd is not set. Outside Development the portal signs people in with Microsoft Entra ID only: set AzureAd:ClientId and AzureAd:ClientSecret.");
        }
        else if (!hasDemo)
        {
            problems.Add("AzureAd is not set, and this build has no demonstration identity provider: set AzureAd:ClientId and AzureAd:ClientSecret, or build without -p:Demo=false.");
        }

        NeedGuid("Portal:OmbudsmanTenantId");
        var idle = Text(configuration, "SignIn:IdleMinutes");
        if (idle is not null && !(int.TryParse(idle, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is >= 5 and <= 720))
        {
            problems.Add("SignIn:IdleMinutes must be a whole number of minutes from 5 to 720.");
        }

        var publicUrl = Text(configuration, "Portal:PublicUrl");
        if (publicUrl is not null && !(Uri.TryCreate(publicUrl, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"))
        {
            problems.Add("Portal:PublicUrl must be the portal's address, such as https://portal.example.org.");
        }

        return problems;

        void Need(string key, string what)
        {
            if (Text(configuration, key) is null)
            {
                problems.Add($"AzureAd is half set: set {key} ({what}).");
            }
        }

        void NeedGuid(string key)
        {
            if (Text(configuration, key) is { } value && !Guid.TryParse(value, out _))
            {
                problems.Add($"{key} must be an id such as 00000000-0000-0000-0000-000000000000.");
            }
        }

        void NeedHttps(string key)
        {
            if (Text(configuration, key) is { } value && !(Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme == "https"))
            {
                problems.Add($"{key} must be an https address, such as https://login.microsoftonline.com/.");
            }
        }
    }

    private static string? Text(IConfiguration configuration, string key) =>
        configuration[key] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
