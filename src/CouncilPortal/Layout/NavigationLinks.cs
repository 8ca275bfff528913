using CouncilPortal.Scopes;
using CouncilPortal.SignIn;

namespace CouncilPortal.Layout;

/// <summary>A link of the service navigation.</summary>
public sealed record NavigationLink(string Name, string Address);

/// <summary>What the navigation offers to whom: nothing that their role lacks.</summary>
public static class NavigationLinks
{
    private static readonly (NavigationLink Link, string? Policy)[] All =
    [
        (new("Home", "/"), Policies.SignedIn),
        (new("Actions", "/actions"), Policies.Actions),
        (new("Drafts", "/drafts"), Policies.Drafts),
        (new("Reviews", "/desk/reviews"), Policies.DeskReviews),
        (new("All actions", "/desk/actions"), Policies.DeskReviews),
        (new("Drafts and decisions", "/desk/decisions"), Policies.DeskReviews),
        (new("Workload", "/desk/workload"), Policies.DeskReviews),
        (new("Reports", "/desk/reports"), Policies.DeskReports),
        (new("Reports", "/reports"), Policies.Reports),
        (new("Findings", "/findings"), Policies.Findings),
        (new("Imports", "/desk/imports"), Policies.DeskImports),
        (new("Letters", "/desk/letters"), Policies.DeskLetters),
        (new("National review", "/desk/national"), Policies.DeskNational),
        (new("Letters", "/letters"), Policies.Letters),
        (new("Scrutiny", "/scrutiny"), Policies.Scrutiny),
        (new("People", "/people"), Policies.People),
        (new("Cover", "/cover"), Policies.Cover),
        (new("Delegates", "/delegates"), Policies.Delegates),
        (new("People and tenants", "/desk/people"), Policies.DeskPeople),
        (new("Reminders", "/desk/reminders"), Policies.DeskReminders),
        (new("Authorities", "/desk/authorities"), Policies.DeskAuthorities),
        (new("Evidence kept", "/desk/evidence"), Policies.DeskEvidence),
        (new("Audit", "/desk/audit"), Policies.DeskAudit),
        (new("Mail", "/desk/delivery"), Policies.DeskDelivery),
        (new("Jobs", "/desk/jobs/status"), Policies.DeskJobs),
        (new("Councils", "/councils"), null),
        (new("Decisions", "/decisions"), null),
        (new("Compare", "/compare"), null),
        (new("National", "/national"), null),
    ];

    /// <summary>Cover is a part of the page of people, for those who have that.</summary>
    private static bool IsBehindAnother(string? policy, Scope scope) => policy == Policies.Cover && scope.Satisfies(Policies.People);

    /// <summary>The links for the scope, in order.</summary>
    public static IReadOnlyList<NavigationLink> For(Scope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return [.. All.Where(l => (l.Policy is null || scope.Satisfies(l.Policy)) && !IsBehindAnother(l.Policy, scope)).Select(l => l.Link)];
    }
}
