using System.CommandLine;
using CouncilPortal.Database;
using CouncilPortal.People;
using CouncilPortal.Scopes;

namespace CouncilPortal.Commands;

/// <summary><c>invite-administrator EMAIL</c>: the way into an installation that nobody can sign in to yet.</summary>
internal static class InviteAdministratorVerb
{
    /// <summary>The verb; its services are asked for when it runs.</summary>
    public static Command Create(Func<IServiceProvider> services)
    {
        var email = new Argument<string>("EMAIL") { Description = "Where the administrator's notices go." };
        var command = new Command(
            "invite-administrator",
            "Put the Ombudsman's tenant (Portal:OmbudsmanTenantId) on the list and print a link that makes the person who signs in with it an administrator.") { email };
        command.SetAction(async (typed, cancel) =>
        {
            var portal = services();
            await portal.PrepareDatabase(cancel);
            try
            {
                Console.WriteLine(await portal.GetRequiredService<InviteAdministratorCommand>().Invite(
                    Scope.System("Command line"),
                    portal.GetRequiredService<IConfiguration>()["Portal:OmbudsmanTenantId"],
                    typed.GetRequiredValue(email),
                    cancel));
                return 0;
            }
            catch (ArgumentException problem)
            {
                throw new RefusedException(problem.Message.Split(" (Parameter", 2)[0]);
            }
        });
        return command;
    }
}
