using Microsoft.AspNetCore.Components;

namespace CouncilPortal.Layout;

/// <summary>Links to a place on the page one is on.</summary>
public static class Fragments
{
    /// <summary>The address of the page's own element: the <c>base</c> element would send a bare <c>#id</c> to the first page.</summary>
    public static string OnThisPage(this NavigationManager navigation, string id)
    {
        ArgumentNullException.ThrowIfNull(navigation);
        return $"{new Uri(navigation.Uri).PathAndQuery}#{id}";
    }
}
