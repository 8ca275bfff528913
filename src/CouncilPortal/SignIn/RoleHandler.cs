using CouncilPortal.Scopes;
using Microsoft.AspNetCore.Authorization;

namespace CouncilPortal.SignIn;

/// <summary>Asks for one of the roles.</summary>
internal sealed class RoleRequirement(IReadOnlyList<Role> roles) : IAuthorizationRequirement
{
    public IReadOnlyList<Role> Roles => roles;
}

/// <summary>Judges by the memberships in the database: on a request those read when it was authenticated, in a circuit those of this moment.</summary>
internal sealed class RoleHandler(ScopeOf scopeOf) : AuthorizationHandler<RoleRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, RoleRequirement requirement)
    {
        var scope = context.Resource is HttpContext http ? http.PortalScope() : await scopeOf.User(context.User, CancellationToken.None);
        if (requirement.Roles.Any(scope.Has))
        {
            context.Succeed(requirement);
        }
    }
}
