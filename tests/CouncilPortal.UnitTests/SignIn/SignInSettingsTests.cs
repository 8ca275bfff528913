using CouncilPortal.SignIn;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace CouncilPortal.UnitTests.SignIn;

/// <summary>What the portal says of its sign-in settings before it starts.</summary>
public sealed class SignInSettingsTests
{
    private const string ClientId = "11111111-1111-4111-8111-111111111111";

    [Fact]
    public void Production_without_Entra_ID_refuses_to_start_and_says_why()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => SignInSettings.Read(Settings(), isDevelopment: false, hasDemo: true));

        Assert.Contains("AzureAd is not set. Outside Development the portal signs people in with Microsoft Entra ID only", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Development_without_Entra_ID_uses_the_demonstration_provider_where_the_build_has_it()
    {
        Assert.True(SignInSettings.Read(Settings(), isDevelopment: true, hasDemo: true).UsesDemo);
        Assert.Contains("no demonstration identity provider", Assert.Single(SignInSettings.Problems(Settings(), isDevelopment: true, hasDemo: false)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void With_Entra_ID_set_the_demonstration_provider_is_never_used(bool isDevelopment) =>
        Assert.False(SignInSettings.Read(Settings(("AzureAd:ClientId", ClientId), ("AzureAd:ClientSecret", "s")), isDevelopment, hasDemo: true).UsesDemo);

    [Fact]
    public void A_half_set_group_is_refused_in_Development_too() =>
        Assert.Equal(
            ["AzureAd is half set: set AzureAd:ClientSecret (the secret of the portal's registration)."],
            SignInSettings.Problems(Settings(("AzureAd:ClientId", ClientId)), isDevelopment: true, hasDemo: true));

    [Fact]
    public void Every_problem_is_listed_at_once()
    {
        var settings = Settings(
            ("AzureAd:Instance", "http://login.example"),
            ("AzureAd:ClientId", "portal"),
            ("Portal:OmbudsmanTenantId", "ombudsman"),
            ("Portal:PublicUrl", "portal.example"),
            ("SignIn:IdleMinutes", "2"));

        var refusal = Assert.Throws<InvalidOperationException>(() => SignInSettings.Read(settings, isDevelopment: false, hasDemo: true));

        Assert.All(
            ["AzureAd:ClientSecret", "AzureAd:ClientId must be an id", "AzureAd:Instance", "Portal:OmbudsmanTenantId", "Portal:PublicUrl", "SignIn:IdleMinutes"],
            key => Assert.Contains(key, refusal.Message, StringComparison.Ordinal));
    }

    private static IConfiguration Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();
}
