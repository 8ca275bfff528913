using System.Net;
using CouncilPortal.SignIn;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.SignIn;

/// <summary>Whoever knocks too often waits, and everything else stays open to them.</summary>
public sealed class SignInLimitsTests
{
    [Theory]
    [InlineData("/sign-in", HttpStatusCode.Redirect)]
    [InlineData("/invitations/guessed", HttpStatusCode.OK)]
    public async Task More_attempts_than_a_person_makes_are_told_to_wait(string address, HttpStatusCode usual)
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var client = portal.CreateClient();
        for (var i = 0; i < SignInLimits.PerMinute; i++)
        {
            Assert.Equal(usual, (await client.Get(address)).StatusCode);
        }

        using var refused = await client.Get(address);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(1), refused.Headers.RetryAfter?.Delta);
        Assert.Contains("Wait a minute, then try again", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/councils")).StatusCode);
    }
}
