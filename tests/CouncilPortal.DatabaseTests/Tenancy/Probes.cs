using System.Reflection;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Demo;
using CouncilPortal.People;
using CouncilPortal.Reminders;
using CouncilPortal.Scopes;
using CouncilPortal.SignIn;
using CouncilPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPortal.DatabaseTests.Tenancy;

/// <summary>A probe for every public method of every query and command. One without a probe fails the matrix.</summary>
internal static class Probes
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    /// <summary>The methods that need a probe, as <c>Class.Method</c>.</summary>
    public static IReadOnlyList<string> Needed { get; } =
    [
        .. typeof(PortalDatabase).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsNested: false, IsPublic: true } && (t.Name.EndsWith("Query", StringComparison.Ordinal) || t.Name.EndsWith("Command", StringComparison.Ordinal)))
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(m => !m.IsSpecialName && m.GetParameters().FirstOrDefault()?.ParameterType == typeof(Scope))
                .Select(m => $"{t.Name}.{m.Name}"))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    public static IReadOnlyDictionary<string, Probe> All { get; } = new Dictionary<string, Probe>
    {
        ["ActionQuery.Find"] = Shows<ActionQuery>((q, s, r) => q.Find(s, r.Recommendation, Cancel)),
        ["ActionQuery.IsClosedToRole"] = Nothing<ActionQuery>((q, s, r) => q.IsClosedToRole(s, r.Recommendation, Cancel)),
        ["ActionsQuery.List"] = Shows<ActionsQuery>((q, s, _) => q.List(s, ActionsFilter.Default, Cancel)),
        ["ActionsQuery.Overdue"] = Nothing<ActionsQuery>((q, s, _) => q.Overdue(s, Cancel)),
        ["DraftQuery.Find"] = Shows<DraftQuery>((q, s, r) => q.Find(s, r.Recommendation, Cancel)),
        ["DraftQuery.Receipt"] = Nothing<DraftQuery>((q, s, r) => q.Receipt(s, r.Recommendation, $"{r.Council}", Cancel)),
        ["ReviewQuery.Find"] = Shows<ReviewQuery>((q, s, r) => q.Find(s, r.Submission, Cancel)),
        ["ReviewQueueQuery.List"] = Nothing<ReviewQueueQuery>((q, s, _) => q.List(s, 1, Cancel)),
        ["SaveDraftCommand.Save"] = Changes<SaveDraftCommand>((c, s, r) =>
            c.Save(s, new SaveDraft { Id = r.Recommendation, Version = 1, Answers = DraftAnswers.Blank with { Statement = "Mallory" } }, Cancel)),
        ["SubmitEvidenceCommand.Submit"] = Nothing<SubmitEvidenceCommand>((c, s, r) =>
            c.Submit(s, new SubmitEvidence { Id = r.Recommendation, Version = 1, Declared = true }, Cancel)),
        ["AcceptEvidenceCommand.Accept"] = Nothing<AcceptEvidenceCommand>((c, s, r) =>
            c.Accept(s, new AcceptEvidence { SubmissionId = r.Submission, Outcome = null }, Cancel)),
        ["AskForMoreEvidenceCommand.Ask"] = Nothing<AskForMoreEvidenceCommand>((c, s, r) =>
            c.Ask(s, new AskForMoreEvidence { SubmissionId = r.Submission, Reason = "Mallory", AnswerBy = TypedDate.Blank }, Cancel)),
        ["RejectEvidenceCommand.Reject"] = Nothing<RejectEvidenceCommand>((c, s, r) =>
            c.Reject(s, new RejectEvidence { SubmissionId = r.Submission, Reason = "Mallory", Outcome = null }, Cancel)),
        ["AssignActionCommand.Assign"] = Changes<AssignActionCommand>((c, s, r) =>
            c.Assign(s, new AssignAction { Id = r.Recommendation, Version = 1, AssigneeId = r.Person }, Cancel)),
        ["RemindersOfActionQuery.Of"] = Shows<RemindersOfActionQuery>((q, s, r) => q.Of(s, r.Recommendation, Cancel)),
        ["PlannedRemindersQuery.On"] = Nothing<PlannedRemindersQuery>((q, s, _) => q.On(s, new DateOnly(2026, 1, 16), Cancel)),
        ["PlanRemindersCommand.CatchUp"] = Nothing<PlanRemindersCommand>((c, s, _) => c.CatchUp(s, Cancel)),
        ["PlanRemindersCommand.Queue"] = Nothing<PlanRemindersCommand>((c, s, _) => c.Queue(s, new DateOnly(2026, 1, 16), Cancel)),
        ["RightsChangesQuery.Since"] = Nothing<RightsChangesQuery>((q, s, _) => q.Since(s, 0, Cancel)),
        ["RightsChangesQuery.Latest"] = Nothing<RightsChangesQuery>((q, s, _) => q.Latest(s, Cancel)),
        ["ExtendSessionCommand.Extend"] = Nothing<ExtendSessionCommand>((c, s, _) => c.Extend(s, Cancel)),
        ["EndSessionCommand.End"] = Nothing<EndSessionCommand>((c, s, _) => c.End(s, Cancel)),
        ["StartSessionCommand.Start"] = Nothing<StartSessionCommand>((c, s, _) => c.Start(s, Nobody, Cancel)),
        ["PeopleQuery.Members"] = Shows<PeopleQuery>((q, s, _) => q.Members(s, null, Cancel)),
        ["PeopleQuery.Invitations"] = Shows<PeopleQuery>((q, s, _) => q.Invitations(s, Cancel)),
        ["PeopleQuery.Places"] = Nothing<PeopleQuery>((q, s, _) => q.Places(s, Cancel)),
        ["InvitationQuery.Offer"] = Nothing<InvitationQuery>((q, s, _) => q.Offer(s, "guessed", Cancel)),
        ["TenantsQuery.All"] = Nothing<TenantsQuery>((q, s, _) => q.All(s, Cancel)),
        ["InvitePersonCommand.Invite"] = Changes<InvitePersonCommand>((c, s, r) =>
            c.Invite(s, new InvitePerson { AuthorityId = r.Council, Email = "mallory@example.org", Role = "contributor" }, Cancel)),
        ["WithdrawInvitationCommand.Withdraw"] = Changes<WithdrawInvitationCommand>(async (c, s, r) => await c.Withdraw(s, r.Invitation, Cancel)),
        ["WithdrawMembershipCommand.Withdraw"] = Nothing<WithdrawMembershipCommand>((c, s, r) => c.Withdraw(s, r.Membership, Cancel)),
        ["ListTenantCommand.List"] = Nothing<ListTenantCommand>((c, s, r) =>
            c.List(s, new ListTenant { TenantId = Guid.NewGuid().ToString(), AuthorityId = r.Council }, Cancel)),
        ["ListTenantCommand.Unlist"] = Nothing<ListTenantCommand>((c, s, r) => c.Unlist(s, r.Tenant, Cancel)),
        ["LoadDemoDataCommand.Load"] = Nothing<LoadDemoDataCommand>((c, s, _) => c.Load(s, Cancel)),
        ["LoadDemoPeopleCommand.Load"] = Nothing<LoadDemoPeopleCommand>((c, s, _) => c.Load(s, Cancel)),
    };

    private static ProvenIdentity Nobody => new()
    {
        TenantId = Guid.Empty.ToString(),
        ObjectId = Guid.Empty.ToString(),
        Name = "Mallory",
        AuthenticationContexts = [],
        Invitation = null,
    };

    private static Probe Shows<T>(Func<T, Scope, PrivateRows, Task> call) where T : notnull => Make(Proof.Shows, call);

    private static Probe Changes<T>(Func<T, Scope, PrivateRows, Task> call) where T : notnull => Make(Proof.Changes, call);

    private static Probe Nothing<T>(Func<T, Scope, PrivateRows, Task> call) where T : notnull => Make(Proof.NothingPrivate, call);

    private static Probe Make<T>(Proof proof, Func<T, Scope, PrivateRows, Task> call) where T : notnull => new()
    {
        Proof = proof,
        Call = async (services, scope, rows) =>
        {
            var task = call(ActivatorUtilities.GetServiceOrCreateInstance<T>(services), scope, rows);
            await task;
            return task.GetType().GetProperty("Result")?.GetValue(task);
        },
    };
}
