namespace CouncilPortal.BrowserTests.Layout;

/// <summary>
/// Everybody follows the links of the portal from the first page on and finds every page sound. The walks are long, so
/// they are three classes, which run beside each other.
/// </summary>
public abstract class EveryPageTests(Chromium chromium, SharedPortal portal) : BrowserTest(chromium)
{
    /// <summary>Open to everybody, but no link leads there: they answer something that went wrong, or come by mail.</summary>
    private static readonly string[] Unlinked =
    [
        "/councils?q=old+ambleford",
        "/councils?q=nowhere",
        "/councils/ambleford-borough-council?year=1999-00",
        "/councils/nowhere",
        "/decisions?q=training",
        "/decisions?q=nosuchword",
        "/decisions/99-999-999",
        "/invitations/guessed",
        "/sign-in/refused",
        "/sign-in/timed-out",
        "/status/404",
        "/status/429",
        "/error",
        "/not-found",
    ];

    /// <summary>For some roles: the others are told so, and nobody finds what does not exist.</summary>
    private static readonly string[] ByRole =
    [
        "/actions?state=nonsense&service=nonsense",
        "/actions/999999",
        "/letters/1999-00",
        "/scrutiny",
        "/people",
        "/desk/people",
        "/desk/reviews/999999",
        "/desk/decisions/99-999-999",
        "/desk/conflicts/999999",
        "/drafts/99-999-999",
    ];

    /// <summary>Walks as somebody who has not signed in.</summary>
    protected async Task WalkAsVisitor()
    {
        var page = await Open(await portal.Started, Device.Desktop, trace: false);

        await Walk(page, Unlinked, ofAKind: 3);
    }

    /// <summary>Walks as a person of the demonstration.</summary>
    protected async Task WalkAs(string person)
    {
        var page = await Open(await portal.Started, Device.Desktop, trace: false);
        await page.SignInAs(person, "/");

        await Walk(page, ByRole, ofAKind: 1);
    }

    private static async Task Walk(IPage page, IReadOnlyList<string> alsoFrom, int ofAKind)
    {
        var walk = new Walk(page, ofAKind);
        await walk.From(["/", .. alsoFrom]);
        Assert.True(walk.Problems.Count == 0, string.Join('\n', walk.Problems));
    }
}

/// <inheritdoc/>
public sealed class EveryPageOfAVisitorTests(Chromium chromium, SharedPortal portal) : EveryPageTests(chromium, portal)
{
    [Fact]
    public Task A_visitor_who_follows_the_links_finds_every_page_sound() => WalkAsVisitor();
}

/// <inheritdoc/>
public sealed class EveryPageOfACouncilTests(Chromium chromium, SharedPortal portal) : EveryPageTests(chromium, portal)
{
    [Theory]
    [InlineData("Lena Officer")]
    [InlineData("Con Tributor")]
    [InlineData("Chris Executive")]
    [InlineData("Mo Nitoring")]
    [InlineData("Sam Scrutiny")]
    public Task Whoever_signs_in_and_follows_the_links_finds_every_page_sound(string person) => WalkAs(person);
}

/// <inheritdoc/>
public sealed class EveryPageOfTheOmbudsmanTests(Chromium chromium, SharedPortal portal) : EveryPageTests(chromium, portal)
{
    [Theory]
    [InlineData("Casey Worker")]
    [InlineData("Pat Publisher")]
    [InlineData("Ada Ministrator")]
    public Task Whoever_signs_in_and_follows_the_links_finds_every_page_sound(string person) => WalkAs(person);
}
