using CouncilPortal.Scopes;

namespace CouncilPortal.Demo;

/// <summary>An invented person of the demonstration, with the roles held.</summary>
public sealed record DemoPerson
{
    /// <summary>The person's name.</summary>
    public required string Name { get; init; }

    /// <summary>An address that reaches nobody.</summary>
    public required string Email { get; init; }

    /// <summary>The directory of the person's organisation.</summary>
    public required string TenantId { get; init; }

    /// <summary>The person in that directory.</summary>
    public required string ObjectId { get; init; }

    /// <summary>The roles; empty for the accounts that show a refusal.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>The slug of the council in which the roles are held; null at the Ombudsman, and for nobody's.</summary>
    public required string? Council { get; init; }

    /// <summary>Role and organisation in words.</summary>
    public required string Description { get; init; }
}

/// <summary>A directory of the demonstration.</summary>
public sealed record DemoTenant
{
    /// <summary>The directory's id.</summary>
    public required string Id { get; init; }

    /// <summary>The organisation's name.</summary>
    public required string Name { get; init; }

    /// <summary>The slug of the council that it belongs to; null for the Ombudsman.</summary>
    public required string? Council { get; init; }
}

/// <summary>Everybody who can sign in in the demonstration.</summary>
public static class DemoPeople
{
    /// <summary>The Ombudsman's directory in the demonstration.</summary>
    public const string OmbudsmanTenant = "0b0b0b0b-0000-4000-8000-000000000000";

    private const string Ambleford = "ambleford-borough-council";
    private const string Kestrelby = "kestrelby-metropolitan-borough-council";
    private const string Westmere = "westmere-council";
    private const string AmblefordTenant = "a3b1ef04-0000-4000-8000-000000000001";
    private const string KestrelbyTenant = "6e57e1b4-0000-4000-8000-000000000002";
    private const string WestmereTenant = "3e573e4e-0000-4000-8000-000000000003";
    private const string UnlistedTenant = "e15e3e4e-0000-4000-8000-000000000009";

    /// <summary>The directories that are on the list.</summary>
    public static IReadOnlyList<DemoTenant> Tenants { get; } =
    [
        new() { Id = AmblefordTenant, Name = "Ambleford Borough Council", Council = Ambleford },
        new() { Id = KestrelbyTenant, Name = "Kestrelby Metropolitan Borough Council", Council = Kestrelby },
        new() { Id = WestmereTenant, Name = "Westmere Council", Council = Westmere },
        new() { Id = OmbudsmanTenant, Name = "The Ombudsman (demonstration)", Council = null },
    ];

    /// <summary>The accounts, in the order in which they are offered.</summary>
    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        In(AmblefordTenant, 1, "Lena Officer", Ambleford, "Link officer, Ambleford Borough Council", Role.LinkOfficer),
        In(AmblefordTenant, 2, "Dev Deputy", Ambleford, "Link officer (deputy), Ambleford Borough Council", Role.LinkOfficer),
        In(AmblefordTenant, 3, "Con Tributor", Ambleford, "Contributor, Ambleford Borough Council", Role.Contributor),
        In(AmblefordTenant, 4, "Chris Executive", Ambleford, "Chief executive, Ambleford Borough Council", Role.ChiefExecutive),
        In(AmblefordTenant, 5, "Mo Nitoring", Ambleford, "Monitoring officer, Ambleford Borough Council", Role.MonitoringOfficer),
        In(AmblefordTenant, 6, "Sam Scrutiny", Ambleford, "Scrutiny member, Ambleford Borough Council", Role.ScrutinyMember),
        In(KestrelbyTenant, 7, "Kit Kestrelby", Kestrelby, "Link officer, Kestrelby Metropolitan Borough Council", Role.LinkOfficer),
        In(WestmereTenant, 8, "Wes Westmere", Westmere, "Link officer and chief executive, Westmere Council", Role.LinkOfficer, Role.ChiefExecutive),
        In(OmbudsmanTenant, 9, "Casey Worker", null, "Caseworker, the Ombudsman", Role.Caseworker),
        In(OmbudsmanTenant, 10, "Pat Publisher", null, "Publisher, the Ombudsman", Role.Publisher),
        In(OmbudsmanTenant, 11, "Ada Ministrator", null, "Administrator, the Ombudsman", Role.Administrator),
        In(KestrelbyTenant, 12, "Una Known", null, "No role: an account of Kestrelby’s that nobody has invited"),
        In(UnlistedTenant, 13, "Ed Elsewhere", null, "No role: an organisation that is not on the list"),
    ];

    private static DemoPerson In(string tenant, int number, string name, string? council, string description, params IReadOnlyList<Role> roles) => new()
    {
        Name = name,
        Email = $"{name.Replace(' ', '.').ToLowerInvariant()}@{Domain(tenant)}.example",
        TenantId = tenant,
        ObjectId = $"de300000-0000-4000-8000-{number:D12}",
        Roles = roles,
        Council = council,
        Description = description,
    };

    private static string Domain(string tenant) => tenant switch
    {
        AmblefordTenant => "ambleford",
        KestrelbyTenant => "kestrelby",
        WestmereTenant => "westmere",
        OmbudsmanTenant => "ombudsman",
        _ => "elsewhere",
    };
}
