using CouncilPortal.Scopes;
using Microsoft.AspNetCore.Authorization;

namespace CouncilPortal.SignIn;

/// <summary>The named policies that pages and endpoints state: one for each family of addresses.</summary>
public static class Policies
{
    /// <summary><c>/settings</c>, <c>/learning</c>: whoever is signed in.</summary>
    public const string SignedIn = nameof(SignedIn);

    /// <summary><c>/actions</c>: the list of agreed actions; what is in it depends on the role.</summary>
    public const string Actions = nameof(Actions);

    /// <summary><c>/actions/{id}</c>: one action with its history.</summary>
    public const string ActionDetails = nameof(ActionDetails);

    /// <summary><c>/actions/{id}/evidence</c>: logging evidence.</summary>
    public const string Evidence = nameof(Evidence);

    /// <summary><c>/drafts</c>: draft decisions, shared in confidence.</summary>
    public const string Drafts = nameof(Drafts);

    /// <summary>Reading a file of evidence.</summary>
    public const string EvidenceFiles = nameof(EvidenceFiles);

    /// <summary><c>/reports</c>: the public reports on the own council, with their clocks.</summary>
    public const string Reports = nameof(Reports);

    /// <summary><c>/findings</c>: the findings of fault to report to members.</summary>
    public const string Findings = nameof(Findings);

    /// <summary>Recalling a file that was submitted by mistake.</summary>
    public const string EvidenceRecall = nameof(EvidenceRecall);

    /// <summary><c>/letters</c>: the own council's letters.</summary>
    public const string Letters = nameof(Letters);

    /// <summary><c>/letters/{year}/committee</c>: which committee considers a letter, and what it decided.</summary>
    public const string LetterCommittee = nameof(LetterCommittee);

    /// <summary><c>/letters/{year}/sharing</c>: opening one letter to councillors by name.</summary>
    public const string LetterSharing = nameof(LetterSharing);

    /// <summary><c>/scrutiny</c>: the dashboard for members, and the pack for a committee.</summary>
    public const string Scrutiny = nameof(Scrutiny);

    /// <summary><c>/people</c>: the council's people.</summary>
    public const string People = nameof(People);

    /// <summary><c>/cover</c>: leave and cover, one's own and, for link officers, colleagues'.</summary>
    public const string Cover = nameof(Cover);

    /// <summary><c>/delegates</c>: who reads for the chief executive.</summary>
    public const string Delegates = nameof(Delegates);

    /// <summary><c>/desk</c>: anyone at the Ombudsman.</summary>
    public const string Desk = nameof(Desk);

    /// <summary><c>/desk/reviews</c>: evidence waiting for review.</summary>
    public const string DeskReviews = nameof(DeskReviews);

    /// <summary><c>/desk/reports</c>: the public reports on every council.</summary>
    public const string DeskReports = nameof(DeskReports);

    /// <summary><c>/desk/letters</c>: issuing the year's letters.</summary>
    public const string DeskLetters = nameof(DeskLetters);

    /// <summary><c>/desk/national</c>: the Ombudsman's review of a year.</summary>
    public const string DeskNational = nameof(DeskNational);

    /// <summary><c>/desk/imports</c>: figures and decisions coming in.</summary>
    public const string DeskImports = nameof(DeskImports);

    /// <summary><c>/desk/authorities</c>: authorities and their successors.</summary>
    public const string DeskAuthorities = nameof(DeskAuthorities);

    /// <summary><c>/desk/people</c>: tenants, memberships, invitations everywhere.</summary>
    public const string DeskPeople = nameof(DeskPeople);

    /// <summary><c>/desk/evidence</c>: recalled files, and what is deleted when its time has come.</summary>
    public const string DeskEvidence = nameof(DeskEvidence);

    /// <summary><c>/desk/audit</c>: who did and saw what.</summary>
    public const string DeskAudit = nameof(DeskAudit);

    /// <summary><c>/desk/delivery</c>: mail that did not arrive, and addresses that do not work.</summary>
    public const string DeskDelivery = nameof(DeskDelivery);

    /// <summary><c>/desk/jobs</c>: the recurring jobs.</summary>
    public const string DeskJobs = nameof(DeskJobs);

    /// <summary><c>/desk/reminders</c>: when people are reminded.</summary>
    public const string DeskReminders = nameof(DeskReminders);

    private static readonly Dictionary<string, IReadOnlyList<Role>> Granted = new()
    {
        [SignedIn] = [.. Roles.Council, .. Roles.Ombudsman],
        [Actions] = [Role.LinkOfficer, Role.Contributor, Role.ChiefExecutive, Role.Delegate, Role.MonitoringOfficer],
        [ActionDetails] = [Role.LinkOfficer, Role.Contributor, Role.MonitoringOfficer],
        [Evidence] = [Role.LinkOfficer, Role.Contributor],
        [EvidenceFiles] = [Role.LinkOfficer, Role.Contributor, Role.MonitoringOfficer, Role.Caseworker],
        [Drafts] = [Role.LinkOfficer, Role.MonitoringOfficer],
        [Reports] = [Role.LinkOfficer, Role.ChiefExecutive, Role.Delegate, Role.MonitoringOfficer],
        [Findings] = [Role.LinkOfficer, Role.MonitoringOfficer],
        [EvidenceRecall] = [Role.LinkOfficer, Role.Caseworker],
        [Letters] = [.. Roles.Council.Except([Role.Contributor])],
        [LetterCommittee] = [Role.LinkOfficer, Role.ChiefExecutive, Role.Delegate, Role.MonitoringOfficer],
        [LetterSharing] = [Role.ChiefExecutive, Role.Delegate],
        [Scrutiny] = [.. Roles.Council.Except([Role.Contributor])],
        [People] = [Role.LinkOfficer],
        [Cover] = [Role.LinkOfficer, Role.Contributor],
        [Delegates] = [Role.ChiefExecutive],
        [Desk] = Roles.Ombudsman,
        [DeskReviews] = [Role.Caseworker],
        [DeskReports] = [Role.Caseworker],
        [DeskLetters] = [Role.Publisher],
        [DeskNational] = [Role.Publisher],
        [DeskImports] = [Role.Publisher],
        [DeskAuthorities] = [Role.Administrator],
        [DeskPeople] = [Role.Administrator],
        [DeskEvidence] = [Role.Administrator],
        [DeskAudit] = [Role.Administrator],
        [DeskDelivery] = [Role.Administrator],
        [DeskJobs] = [Role.Administrator],
        [DeskReminders] = [Role.Administrator],
    };

    /// <summary>The roles of which one is enough for the policy; an unknown policy is an <see cref="ArgumentException"/>.</summary>
    public static IReadOnlyList<Role> RolesOf(string policy) =>
        Granted.TryGetValue(policy, out var roles) ? roles : throw new ArgumentException($"'{policy}' is not a policy.", nameof(policy));

    /// <summary>Whether the scope satisfies the policy: for navigation, and for event handlers of live pages.</summary>
    public static bool Satisfies(this Scope scope, string policy) => RolesOf(policy).Any(scope.Has);

    /// <summary>Registers every policy by its name.</summary>
    internal static void Register(AuthorizationOptions options)
    {
        foreach (var (name, roles) in Granted)
        {
            options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().AddRequirements(new RoleRequirement(roles)));
        }
    }
}
