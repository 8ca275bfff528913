namespace CouncilPortal.Scopes;

/// <summary>What a live membership gives: a role, in a council or (authority null) at the Ombudsman.</summary>
public sealed record Grant(long? AuthorityId, Role Role);

/// <summary>
/// Whose eyes these are: a person with their live memberships, the public, or a named system job.
/// Every query and command takes one first, and answers nothing that it does not cover.
/// </summary>
public sealed class Scope
{
    /// <summary>No authority has this id: it keeps a list of authorities from being empty in SQL.</summary>
    private const long NoAuthority = 0;

    private static readonly Role[] PrivateRoles = [Role.LinkOfficer, Role.MonitoringOfficer, Role.ChiefExecutive, Role.Delegate];
    private static readonly Role[] EvidenceRoles = [Role.LinkOfficer, Role.MonitoringOfficer];

    private Scope(
        string kind, string name, long? personId, string? sessionId, IReadOnlyList<Grant> grants, IReadOnlyList<StandIn> standIns, IReadOnlyList<Predecessor> predecessors)
    {
        Kind = kind;
        Name = name;
        PersonId = personId;
        SessionId = sessionId;
        Grants = grants;
        StandIns = standIns;
        Predecessors = predecessors;
        OwnAuthorities = In(PrivateRoles);
        EvidenceAuthorities = In(EvidenceRoles);
        MemberAuthorities = In([.. Roles.Council]);
        WholeAuthorities = In([.. Roles.Council.Except([Role.Contributor])]);
    }

    /// <summary>A visitor who is not signed in: what is published, and nothing else.</summary>
    public static Scope Public { get; } = new("public", "Visitor", null, null, [], [], []);

    /// <summary>Who this is, for the audit trail: a person's name, "Visitor", or the system job.</summary>
    public string Name { get; }

    /// <summary>The signed-in person; null for the public and for system jobs.</summary>
    public long? PersonId { get; }

    /// <summary>The signed-in person's session; null for the public and for system jobs.</summary>
    public string? SessionId { get; }

    /// <summary>The person's live memberships.</summary>
    public IReadOnlyList<Grant> Grants { get; }

    /// <summary>'public', 'person', 'ombudsman' or 'system': what PostgreSQL's row-level security is told.</summary>
    public string Kind { get; }

    /// <summary>A job of the service itself, which sees everything; the name is what the audit trail shows.</summary>
    public static Scope System(string job) => new("system", job, null, null, [], [], []);

    /// <summary>A signed-in person with the live memberships given. Without any, they see what the public sees.</summary>
    public static Scope Person(long personId, string name, string sessionId, IReadOnlyList<Grant> grants) =>
        new(grants.Any(g => g.Role.IsOmbudsman()) ? "ombudsman" : "person", name, personId, sessionId, grants, [], []);

    /// <summary>
    /// The same person with those for whom they stand in today and the abolished councils for whose open actions their own stand.
    /// Only what goes with a live council role of theirs counts.
    /// </summary>
    public Scope Acting(IReadOnlyList<StandIn> standIns, IReadOnlyList<Predecessor> predecessors) => new(
        Kind,
        Name,
        PersonId,
        SessionId,
        Grants,
        [.. standIns.Where(s => Has(Role.LinkOfficer, s.AuthorityId) || Has(Role.Contributor, s.AuthorityId))],
        [.. predecessors.Where(p => MemberAuthorities.Contains(p.SuccessorId))]);

    /// <summary>The covers in force by which the person stands in for somebody.</summary>
    public IReadOnlyList<StandIn> StandIns { get; }

    /// <summary>The abolished authorities whose successors the person belongs to, each with the successor.</summary>
    public IReadOnlyList<Predecessor> Predecessors { get; }

    /// <summary>Whether the person holds the role in the authority, or in a successor that took its open actions over.</summary>
    public bool ActsAs(Role role, long authorityId) =>
        Has(role, authorityId) || Predecessors.Any(p => p.AuthorityId == authorityId && Has(role, p.SuccessorId));

    /// <summary>Whether the person stands in today for somebody who is assigned an action of the authority.</summary>
    public bool StandsInFor(long personId, long authorityId) => StandIns.Any(s => s.PersonId == personId
        && (s.AuthorityId == authorityId || Predecessors.Any(p => p.AuthorityId == authorityId && p.SuccessorId == s.AuthorityId)));

    /// <summary>The authorities whose private side (recommendations, provisional figures, letters from issue) is open. Never empty; 0 stands for none.</summary>
    public IReadOnlyList<long> OwnAuthorities { get; }

    /// <summary>The authorities whose evidence is open. Never empty; 0 stands for none.</summary>
    public IReadOnlyList<long> EvidenceAuthorities { get; }

    /// <summary>The authorities of which the person is a member in any council role. Never empty; 0 stands for none.</summary>
    public IReadOnlyList<long> MemberAuthorities { get; }

    /// <summary>
    /// The authorities that the person knows as a whole (dashboard, letters), and not by the actions assigned to them alone:
    /// in every council role but a contributor's. Never empty; 0 stands for none.
    /// </summary>
    public IReadOnlyList<long> WholeAuthorities { get; }

    /// <summary>The person's id, or 0 (nobody) for the public and system jobs: for SQL that compares with an assignee.</summary>
    public long PersonOrNobody => PersonId ?? 0;

    /// <summary>Whether this is a job of the service itself.</summary>
    public bool IsSystem => Kind == "system";

    /// <summary>Refuses whoever is not a job of the service itself.</summary>
    /// <exception cref="UnauthorizedAccessException">A person or the public.</exception>
    public void DemandSystem()
    {
        if (!IsSystem)
        {
            throw new UnauthorizedAccessException($"Only a job of the service may do this, not {Name}.");
        }
    }

    /// <summary>Whether the person holds the Ombudsman's role given; system jobs hold all three.</summary>
    public bool IsOmbudsman(Role role) => IsSystem || Grants.Any(g => g.AuthorityId is null && g.Role == role);

    /// <summary>
    /// Whether every council's years are open before their publication: figures, averages, letters, reviews, and whatever is made of
    /// them. To the Ombudsman's publishers and the service's own jobs alone, since an embargo is as narrow as the work allows:
    /// caseworkers work on cases, administrators on the service, publishers on years. The others of the Ombudsman see of a year
    /// what everybody sees.
    /// </summary>
    public bool SeesUnpublishedYears => IsOmbudsman(Role.Publisher);

    /// <summary>Whether the person holds any role at the Ombudsman; system jobs do.</summary>
    public bool IsOfOmbudsman => IsSystem || Kind == "ombudsman";

    /// <summary>Whether the person holds the role in any authority.</summary>
    public bool Has(Role role) => Grants.Any(g => g.Role == role);

    /// <summary>Whether the person holds the role in the authority given.</summary>
    public bool Has(Role role, long authorityId) => Grants.Any(g => g.Role == role && g.AuthorityId == authorityId);

    /// <summary>The authorities in which the person holds one of the roles. Never empty; 0 stands for none.</summary>
    public IReadOnlyList<long> In(params IReadOnlyList<Role> roles)
    {
        long[] ids = [.. Grants.Where(g => g.AuthorityId is not null && roles.Contains(g.Role)).Select(g => g.AuthorityId!.Value).Distinct().Order()];
        return ids.Length == 0 ? [NoAuthority] : ids;
    }
}
