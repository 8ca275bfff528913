using CouncilPortal.Scopes;
using Xunit;

namespace CouncilPortal.UnitTests.Scopes;

public sealed class ScopeTests
{
    public static TheoryData<Role> AllRoles() => [.. Enum.GetValues<Role>()];

    [Theory, MemberData(nameof(AllRoles))]
    public void Years_before_their_publication_are_open_to_publishers_alone(Role role)
    {
        var scope = Scope.Person(1, "Somebody", "session", [new Grant(role.IsOmbudsman() ? null : 7, role)]);
        Assert.Equal(role == Role.Publisher, scope.SeesUnpublishedYears);
        Assert.Equal(role.IsOmbudsman(), scope.IsOfOmbudsman);
    }

    [Fact]
    public void One_membership_as_a_publisher_is_enough_and_a_councils_does_not_give_it()
    {
        Assert.True(Scope.Person(1, "Pat", "session", [new Grant(null, Role.Caseworker), new Grant(null, Role.Publisher)]).SeesUnpublishedYears);
        // A row that no rule of the portal lets in: the role is the Ombudsman's, the authority a council.
        Assert.False(Scope.Person(1, "Mallory", "session", [new Grant(7, Role.Publisher)]).SeesUnpublishedYears);
    }

    [Fact]
    public void Jobs_of_the_service_see_every_year_and_visitors_none_before_its_publication()
    {
        Assert.True(Scope.System("issue letters").SeesUnpublishedYears);
        Assert.False(Scope.Public.SeesUnpublishedYears);
    }
}
