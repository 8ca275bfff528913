using CouncilPortal.Scopes;

namespace CouncilPortal.People;

/// <summary>Whose people a scope may invite and withdraw.</summary>
internal static class PeopleReach
{
    /// <summary>The councils as whose link officer the person acts. Never empty; 0 stands for none.</summary>
    public static IReadOnlyList<long> Councils(this Scope scope) => scope.In(Role.LinkOfficer);

    /// <summary>Whether the scope may look after everyone, at any council and at the Ombudsman.</summary>
    public static bool LooksAfterEveryone(this Scope scope) => scope.IsOmbudsman(Role.Administrator);

    /// <summary>Whether the scope may look after the people of an authority (null: of the Ombudsman).</summary>
    public static bool LooksAfter(this Scope scope, long? authorityId) =>
        scope.LooksAfterEveryone() || (authorityId is { } id && scope.Has(Role.LinkOfficer, id));
}
