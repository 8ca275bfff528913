using Bunit;
using Bunit.TestDoubles;
using CouncilPortal.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CouncilPortal.ComponentTests.SignIn;

/// <summary>An open work page leaves when its person is nobody any more.</summary>
public sealed class LeaveWhenSignedOutTests : BunitContext
{
    [Fact]
    public void A_page_whose_session_ended_goes_to_sign_in_and_knows_where_it_was()
    {
        var authorization = AddAuthorization().SetAuthorized("Lena Officer");
        var navigation = Services.GetRequiredService<BunitNavigationManager>();
        navigation.NavigateTo("/actions/12?tab=history");
        Render<LeaveWhenSignedOut>();

        authorization.SetNotAuthorized();

        Assert.Equal("http://localhost/sign-in?returnUrl=%2Factions%2F12%3Ftab%3Dhistory", navigation.Uri);
        Assert.True(navigation.History.First().Options.ForceLoad);
    }

    [Fact]
    public void A_page_whose_session_goes_on_stays()
    {
        var authorization = AddAuthorization().SetAuthorized("Lena Officer");
        var navigation = Services.GetRequiredService<NavigationManager>();
        Render<LeaveWhenSignedOut>();

        authorization.SetAuthorized("Lena Officer");

        Assert.Equal("http://localhost/", navigation.Uri);
    }
}
