using CouncilPortal.Scopes;
using CouncilPortal.SignIn;
using Xunit;

namespace CouncilPortal.UnitTests.SignIn;

/// <summary>Who may open which family of addresses, from the table of addresses and the table of roles.</summary>
public sealed class PoliciesTests
{
    [Theory]
    [InlineData(Policies.Actions, "Link officer, Contributor, Chief executive, Delegate, Monitoring officer")]
    [InlineData(Policies.ActionDetails, "Link officer, Contributor, Monitoring officer")]
    [InlineData(Policies.Evidence, "Link officer, Contributor")]
    [InlineData(Policies.Scrutiny, "Link officer, Chief executive, Delegate, Monitoring officer, Scrutiny member, Leader, Member responsible for complaints")]
    [InlineData(Policies.Drafts, "Link officer, Monitoring officer")]
    [InlineData(Policies.People, "Link officer")]
    [InlineData(Policies.Desk, "Caseworker, Publisher, Administrator")]
    [InlineData(Policies.DeskReviews, "Caseworker")]
    [InlineData(Policies.DeskLetters, "Publisher")]
    [InlineData(Policies.DeskPeople, "Administrator")]
    [InlineData(Policies.DeskAudit, "Administrator")]
    [InlineData(Policies.DeskDelivery, "Administrator")]
    [InlineData(Policies.DeskJobs, "Administrator")]
    [InlineData(Policies.DeskReminders, "Administrator")]
    public void A_family_of_pages_is_open_to_exactly_these_roles(string policy, string roles)
    {
        var expected = roles.Split(", ").Select(name => Enum.Parse<Role>(name.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true));

        Assert.Equal(expected.Order(), Policies.RolesOf(policy).Order());
    }

    [Fact]
    public void Every_role_counts_as_signed_in_and_the_public_does_not()
    {
        Assert.Equal(Enum.GetValues<Role>().Order(), Policies.RolesOf(Policies.SignedIn).Order());
        Assert.False(Scope.Public.Satisfies(Policies.SignedIn));
    }

    [Fact]
    public void An_unknown_policy_is_an_error() => Assert.Throws<ArgumentException>(() => Policies.RolesOf("Everything"));
}
