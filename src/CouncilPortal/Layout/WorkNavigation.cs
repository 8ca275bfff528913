using Microsoft.AspNetCore.Components;

namespace CouncilPortal.Layout;

/// <summary>What a work page does when there is nothing, or nothing any more, that its reader may see.</summary>
internal static class WorkNavigation
{
    /// <summary>Answers 404 before the page is shown. A page that is open already cannot become another: it is loaded again and gets the answer of now.</summary>
    public static void NotFoundOrReload(this NavigationManager navigation, RendererInfo renderer)
    {
        if (renderer.IsInteractive)
        {
            navigation.Refresh(forceReload: true);
        }
        else
        {
            navigation.NotFound();
        }
    }
}
