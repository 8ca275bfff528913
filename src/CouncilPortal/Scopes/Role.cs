namespace CouncilPortal.Scopes;

/// <summary>What a membership lets a person do. The last three belong to the Ombudsman's own tenant alone; the others to a council.</summary>
public enum Role
{
    /// <summary>Keeps every agreed action of the council on time.</summary>
    LinkOfficer,

    /// <summary>A service manager who does the actions assigned.</summary>
    Contributor,

    /// <summary>Receives and reviews the annual review letter.</summary>
    ChiefExecutive,

    /// <summary>The office that reads for the chief executive.</summary>
    Delegate,

    /// <summary>Reports findings of fault to members.</summary>
    MonitoringOfficer,

    /// <summary>A councillor who holds the council to account: published and aggregate information only.</summary>
    ScrutinyMember,

    /// <summary>The council's leader: published and aggregate information only.</summary>
    Leader,

    /// <summary>The member responsible for complaints: published and aggregate information only.</summary>
    MemberResponsibleForComplaints,

    /// <summary>The Ombudsman's: sees that remedies are complied with.</summary>
    Caseworker,

    /// <summary>The Ombudsman's: issues the year's letters and figures.</summary>
    Publisher,

    /// <summary>The Ombudsman's: runs the service.</summary>
    Administrator,
}

/// <summary>How roles are named in pages and stored in the database.</summary>
public static class Roles
{
    private static readonly Dictionary<Role, (string Stored, string Name)> Names = new()
    {
        [Role.LinkOfficer] = ("link_officer", "Link officer"),
        [Role.Contributor] = ("contributor", "Contributor"),
        [Role.ChiefExecutive] = ("chief_executive", "Chief executive"),
        [Role.Delegate] = ("delegate", "Chief executive’s delegate"),
        [Role.MonitoringOfficer] = ("monitoring_officer", "Monitoring officer"),
        [Role.ScrutinyMember] = ("scrutiny_member", "Scrutiny member"),
        [Role.Leader] = ("leader", "Leader"),
        [Role.MemberResponsibleForComplaints] = ("member_responsible_for_complaints", "Member responsible for complaints"),
        [Role.Caseworker] = ("caseworker", "Caseworker"),
        [Role.Publisher] = ("publisher", "Publisher"),
        [Role.Administrator] = ("administrator", "Administrator"),
    };

    /// <summary>The roles that only people of the Ombudsman's tenant may hold.</summary>
    public static IReadOnlyList<Role> Ombudsman { get; } = [Role.Caseworker, Role.Publisher, Role.Administrator];

    /// <summary>The roles that a council grants to its own people.</summary>
    public static IReadOnlyList<Role> Council { get; } = [.. Names.Keys.Except(Ombudsman)];

    /// <summary>Whether the role belongs to the Ombudsman rather than to a council.</summary>
    public static bool IsOmbudsman(this Role role) => Ombudsman.Contains(role);

    /// <summary>The name shown in pages.</summary>
    public static string DisplayName(this Role role) => Names[role].Name;

    /// <summary>The text stored in the database.</summary>
    public static string Stored(this Role role) => Names[role].Stored;

    /// <summary>The role of a stored text; an unknown text is an <see cref="ArgumentException"/>, since the database never holds one.</summary>
    public static Role FromStored(string stored)
    {
        foreach (var (role, names) in Names)
        {
            if (names.Stored == stored)
            {
                return role;
            }
        }

        throw new ArgumentException($"'{stored}' is not a role.", nameof(stored));
    }
}
