using CouncilPortal.Audit;
using CouncilPortal.EmailOutbox;

namespace CouncilPortal.People;

/// <summary>Memberships, invitations and tenants.</summary>
public static class PeopleSetup
{
    /// <summary>What the pages of people need.</summary>
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddOutbox();
        services.AddSingleton<PeopleQuery>();
        services.AddSingleton<TenantsQuery>();
        services.AddSingleton<InvitationQuery>();
        services.AddSingleton<InvitePersonCommand>();
        services.AddSingleton<InviteAdministratorCommand>();
        services.AddSingleton<WithdrawInvitationCommand>();
        services.AddSingleton<WithdrawMembershipCommand>();
        services.AddSingleton<ListTenantCommand>();
        services.AddSingleton<BouncedAddressesQuery>();
        services.AddSingleton<ConfirmAddressCommand>();
        services.AddSingleton<CoversQuery>();
        services.AddSingleton<ArrangeCoverCommand>();
        services.AddSingleton<EndCoverCommand>();
        services.AddSingleton<ServiceOwnersQuery>();
        services.AddSingleton<NameServiceOwnersCommand>();
        services.AddSingleton<HandOverQuery>();
        services.AddSingleton<HandOverCommand>();
        services.AddSingleton<AuditQuery>();
        services.AddSingleton<ExportAuditCommand>();
        services.AddSingleton<AuthoritiesQuery>();
        services.AddSingleton<RecordSuccessorCommand>();
        services.AddSingleton<GiveRoleCommand>();
        services.AddSingleton<MailboxesQuery>();
        services.AddSingleton<ShareMailboxCommand>();
        services.AddSingleton<DelegatesQuery>();
        services.AddSingleton<NameDelegateCommand>();
        services.AddSingleton<SessionsQuery>();
        services.AddSingleton<EndSessionsCommand>();
        services.AddSingleton<CouncilsWithoutOfficerQuery>();
        return services;
    }
}
