using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Letters;
using CouncilPortal.Scopes;
using CouncilPortal.SignIn;
using CouncilPortal.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Xunit;

namespace CouncilPortal.ComponentTests.Letters;

/// <summary>What the live pages of the desk record of a year that is not public: the page as it is sent, and each letter that is chosen after that.</summary>
public sealed class DeskOpeningsTests : PageTest
{
    private BunitAuthorizationContext? user;

    [Fact]
    public async Task The_wording_records_the_letter_in_its_preview_and_each_that_is_chosen_and_no_reading_again()
    {
        await Start();
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));
        Render<LetterTemplatePage>(p => p.Add(x => x.YearText, "2024-25")).WaitForElement("#preview");
        Assert.Equal(["Ambleford"], await Previewed());

        await DisposeComponentsAsync();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var page = Render<LetterTemplatePage>(p => p.Add(x => x.YearText, "2024-25"));
        page.WaitForElement("#preview-council");
        Assert.Equal(["Ambleford"], await Previewed());

        await page.Find("#preview-council").ChangeAsync("dunmarsh");
        page.WaitForElement("article[aria-label='Letter to Dunmarsh']");
        Assert.Equal(["Ambleford", "Dunmarsh"], await Previewed());

        // What is typed is seen in the letter that is open already.
        await page.Find(".letter-block textarea[rows='6']").InputAsync("Dear reader");
        Assert.Equal(["Ambleford", "Dunmarsh"], await Previewed());
    }

    [Fact]
    public async Task The_list_of_a_years_letters_is_one_opening_however_often_it_reads_itself_again()
    {
        await Start();
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));
        Render<LetterYearPage>(p => p.Add(x => x.YearText, "2024-25")).WaitForElement("table");
        await DisposeComponentsAsync();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var page = Render<LetterYearPage>(p => p.Add(x => x.YearText, "2024-25"));
        page.WaitForElement("table");
        await page.Find("form").SubmitAsync();

        Assert.Equal(1, await Data.Value<long>("select count(*) from embargo_openings where what = 'list of the year’s letters' and authority_id is null", null));
    }

    private async Task<IEnumerable<string>> Previewed() => await Data.Rows<string>(
        "select a.name from embargo_openings o join authorities a on a.id = o.authority_id where o.what = 'letter in the preview of the wording' order by o.id", null);

    private async Task Start()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        await Data.Execute("update reporting_years set public_from = null where year = '2024-25'", null);
        foreach (var name in new[] { "Ambleford", "Dunmarsh" })
        {
            await Data.Figures(await Data.Council(name, "District"), "2024-25", 5, 3, 2, 2, 0);
        }

        var publisher = await Data.Member("Pat", Role.Publisher, null);
        var now = Data.Time.GetUtcNow();
        await Data.Execute(
            "insert into sessions (id, person_id, started_at, expires_at) values (@Name, @PersonId, @now, @until)", new { publisher.Name, publisher.PersonId, now, until = now.AddHours(8) });
        Services.AddMudServices();
        Services.AddSingleton(new PortalAddress("https://portal.example")).AddSingleton<ScopeOf>().AddSingleton(new SignInSettings
        {
            Idle = TimeSpan.FromMinutes(30),
            AuthenticationContext = null,
            OmbudsmanTenantId = await Data.Value<string>("select tenant_id from people where id = @PersonId", new { publisher.PersonId }),
            UsesDemo = true,
        });
        user = AddAuthorization();
        user.SetAuthorized(publisher.Name).SetClaims(new Claim(SessionClaims.Session, publisher.Name));
    }
}
