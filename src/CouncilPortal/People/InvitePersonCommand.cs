using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.People;

/// <summary>Whom to invite, as typed.</summary>
public sealed record InvitePerson
{
    /// <summary>The authority; null at the Ombudsman.</summary>
    public required long? AuthorityId { get; init; }

    /// <summary>Where the invitation goes.</summary>
    public required string? Email { get; init; }

    /// <summary>The role as stored.</summary>
    public required string? Role { get; init; }
}

/// <summary>Invites somebody to a role. Whoever signs in with the invitation is bound to it.</summary>
public sealed class InvitePersonCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    /// <summary>
    /// Queues an invitation by a link officer for the own council, or by an administrator for anyone. A council has only
    /// council roles to give, and the Ombudsman only its own; an authority that the scope does not look after is not found.
    /// </summary>
    public Task<PeopleOutcome> Invite(Scope scope, InvitePerson input, CancellationToken cancel)
    {
        if (!scope.LooksAfter(input.AuthorityId))
        {
            return Task.FromResult(PeopleOutcome.NotFound);
        }

        var errors = new Dictionary<string, string>();
        var email = input.Email?.Trim() ?? "";
        if (!Invitations.IsAddress(email))
        {
            errors["Email"] = email.Length == 0
                ? "Enter the person’s work e-mail address"
                : "Enter an e-mail address in the right form, such as name@example.gov.uk";
        }

        var possible = input.AuthorityId is null ? Roles.Ombudsman : Roles.Council;
        if (!possible.Any(role => role.Stored() == input.Role))
        {
            errors["Role"] = "Choose a role";
        }

        return errors.Count > 0
            ? Task.FromResult(PeopleOutcome.Invalid(errors))
            : database.Transact(scope, connection => Invite(connection, scope, input.AuthorityId, email, Roles.FromStored(input.Role!)), cancel);
    }

    private async Task<PeopleOutcome> Invite(ScopedConnection connection, Scope scope, long? authorityId, string email, Role role)
    {
        var place = authorityId is null
            ? "the Ombudsman"
            : await connection.QuerySingleOrDefaultAsync<string>("select name from authorities where id = @authorityId", new { authorityId });
        if (place is null)
        {
            return PeopleOutcome.NotFound;
        }

        var now = time.GetUtcNow();
        var invitation = await Invitations.Issue(connection, scope, now, authorityId, role, email);
        await Outbox.Queue(connection, now, InvitationMail.Compose(address, invitation, email, role, place, scope.Name));
        return PeopleOutcome.Done;
    }
}
