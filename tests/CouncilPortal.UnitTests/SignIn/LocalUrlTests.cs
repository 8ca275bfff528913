using CouncilPortal.SignIn;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CouncilPortal.UnitTests.SignIn;

/// <summary>A return address never leads to another site.</summary>
public sealed class LocalUrlTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/actions/12?tab=history#top")]
    [InlineData("/councils/kent-county-council")]
    public void A_path_of_the_portal_is_kept(string url) => Assert.Equal(url, LocalUrl.OrFirstPage(url));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("actions")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/\t/elsewhere.example")]
    [InlineData("javascript:alert(1)")]
    public void Anything_else_leads_to_the_first_page(string? url) => Assert.Equal("/", LocalUrl.OrFirstPage(url));

    [Fact]
    public void Whatever_is_typed_the_browser_stays_at_the_portal() =>
        Prop.ForAll<NonNull<string>>(text =>
            new Uri(new Uri("https://portal.example/"), LocalUrl.OrFirstPage(text.Get)).Host == "portal.example").QuickCheckThrowOnFailure();
}
