using CouncilPortal.Audit;
using CouncilPortal.Authorities;
using CouncilPortal.People;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;

namespace CouncilPortal.DatabaseTests.Tenancy;

/// <content>Of the folder <c>People</c>.</content>
internal static partial class Probes
{
    private static Dictionary<string, Probe> People => new()
    {
        ["BouncedAddressesQuery.Standing"] = Shows<BouncedAddressesQuery>((q, s, _) => q.Standing(s, Cancel)),
        ["ConfirmAddressCommand.Confirm"] = Changes<ConfirmAddressCommand>((c, s, r) => c.Confirm(s, new ConfirmAddress { Id = r.BouncedAddress, Email = "mallory@example.org" }, Cancel)),
        ["PeopleQuery.Members"] = Shows<PeopleQuery>((q, s, _) => q.Members(s, null, Cancel)),
        ["PeopleQuery.Invitations"] = Shows<PeopleQuery>((q, s, _) => q.Invitations(s, Cancel)),
        ["PeopleQuery.Places"] = Nothing<PeopleQuery>((q, s, _) => q.Places(s, Cancel)),
        ["InvitationQuery.Offer"] = Nothing<InvitationQuery>((q, s, _) => q.Offer(s, "guessed", Cancel)),
        ["TenantsQuery.All"] = Nothing<TenantsQuery>((q, s, _) => q.All(s, Cancel)),
        ["InvitePersonCommand.Invite"] = Changes<InvitePersonCommand>((c, s, r) =>
            c.Invite(s, new InvitePerson { AuthorityId = r.Council, Email = "mallory@example.org", Role = "contributor" }, Cancel)),
        ["InviteAdministratorCommand.Invite"] = Nothing<InviteAdministratorCommand>((c, s, _) => c.Invite(s, Guid.NewGuid().ToString(), "mallory@example.org", Cancel)),
        ["WithdrawInvitationCommand.Withdraw"] = Changes<WithdrawInvitationCommand>(async (c, s, r) => await c.Withdraw(s, r.Invitation, Cancel)),
        ["WithdrawMembershipCommand.Withdraw"] = Nothing<WithdrawMembershipCommand>((c, s, r) => c.Withdraw(s, r.Membership, Cancel)),
        ["CoversQuery.Standing"] = Shows<CoversQuery>((q, s, _) => q.Standing(s, Cancel)),
        ["CoversQuery.Colleagues"] = Shows<CoversQuery>((q, s, _) => q.Colleagues(s, Cancel)),
        ["ArrangeCoverCommand.Arrange"] = Nothing<ArrangeCoverCommand>((c, s, r) => c.Arrange(
            s, new ArrangeCover { AuthorityId = r.Council, PersonId = r.Person, DeputyId = s.PersonId, StartsOn = "2026-02-01", EndsOn = "2026-02-02" }, Cancel)),
        ["EndCoverCommand.End"] = Changes<EndCoverCommand>((c, s, r) => c.End(s, r.Cover, Cancel)),
        ["ServiceOwnersQuery.Of"] = Shows<ServiceOwnersQuery>((q, s, _) => q.Of(s, Cancel)),
        ["NameServiceOwnersCommand.Name"] = Changes<NameServiceOwnersCommand>((c, s, r) => c.Name(
            s, new NameServiceOwners { AuthorityId = r.Council, Choices = [new ServiceChoice("Housing", r.Person, null)] }, Cancel)),
        ["HandOverQuery.Plan"] = Shows<HandOverQuery>((q, s, r) => q.Plan(s, r.Council, r.Person, Cancel)),
        ["HandOverQuery.People"] = Shows<HandOverQuery>((q, s, _) => q.People(s, Cancel)),
        ["HandOverCommand.Make"] = Nothing<HandOverCommand>((c, s, r) => c.Make(
            s, new HandOver { AuthorityId = r.Council, FromId = r.Person, ToId = s.PersonId, Mark = "Housing" }, Cancel)),
        ["GiveRoleCommand.Give"] = Changes<GiveRoleCommand>((c, s, r) => c.Give(s, new GiveRole { MembershipId = r.Membership, Role = "monitoring_officer" }, Cancel)),
        ["MailboxesQuery.Standing"] = Shows<MailboxesQuery>((q, s, _) => q.Standing(s, Cancel)),
        ["ShareMailboxCommand.Share"] = Changes<ShareMailboxCommand>((c, s, r) => c.Share(s, new ShareMailbox { AuthorityId = r.Council, Email = "mallory@example.org" }, Cancel)),
        ["ShareMailboxCommand.End"] = Changes<ShareMailboxCommand>((c, s, r) => c.End(s, r.Mailbox, Cancel)),
        ["DelegatesQuery.Of"] = Shows<DelegatesQuery>((q, s, _) => q.Of(s, Cancel)),
        ["NameDelegateCommand.Name"] = Changes<NameDelegateCommand>((c, s, r) => c.Name(s, new DelegateChoice { AuthorityId = r.Council, PersonId = r.Person }, Cancel)),
        ["NameDelegateCommand.End"] = Nothing<NameDelegateCommand>((c, s, r) => c.End(s, r.Delegate, Cancel)),
        ["SessionsQuery.Live"] = Nothing<SessionsQuery>((q, s, _) => q.Live(s, Cancel)),
        ["EndSessionsCommand.End"] = Nothing<EndSessionsCommand>((c, s, r) => c.End(s, r.Person, Cancel)),
        ["CouncilsWithoutOfficerQuery.All"] = Nothing<CouncilsWithoutOfficerQuery>((q, s, _) => q.All(s, Cancel)),
        ["AuthoritiesQuery.Search"] = Nothing<AuthoritiesQuery>((q, s, _) => q.Search(s, null, 1, Cancel)),
        ["AuthoritiesQuery.Find"] = Nothing<AuthoritiesQuery>((q, s, r) => q.Find(s, r.Slug, Cancel)),
        ["RecordSuccessorCommand.Add"] = Nothing<RecordSuccessorCommand>((c, s, r) =>
            c.Add(s, new RecordSuccessor { AuthorityId = r.Council, SuccessorId = r.Council, EndsOn = "2026-02-01" }, Cancel)),
        ["RecordSuccessorCommand.Remove"] = Nothing<RecordSuccessorCommand>((c, s, r) => c.Remove(s, r.Council, r.Council, Cancel)),
        ["ExportAuditCommand.Export"] = Shows<ExportAuditCommand>((c, s, r) => c.Export(s, AuditFilter.Everything with { AuthorityId = r.Council }, Cancel)),
        ["ListTenantCommand.List"] = Nothing<ListTenantCommand>((c, s, r) =>
            c.List(s, new ListTenant { TenantId = Guid.NewGuid().ToString(), AuthorityId = r.Council }, Cancel)),
        ["ListTenantCommand.Unlist"] = Nothing<ListTenantCommand>((c, s, r) => c.Unlist(s, r.Tenant, Cancel)),
    };
}
