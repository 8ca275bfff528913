using System.Globalization;
using CouncilPortal.Casework;
using CouncilPortal.Compliance;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;

namespace CouncilPortal.Testing;

/// <summary>Ambleford with one decision and one action, its people, a caseworker, and every command on evidence.</summary>
public sealed class EvidenceCase(TestDatabase data)
{
    private static int next = 20_000_000;

    /// <summary>The day on which tests begin.</summary>
    public static DateOnly Today { get; } = new(2026, 1, 12);

    public long Council { get; private set; }

    public long Decision { get; private set; }

    public long Action { get; private set; }

    public Scope Officer { get; private set; } = Scope.Public;

    public Scope Contributor { get; private set; } = Scope.Public;

    public Scope MonitoringOfficer { get; private set; } = Scope.Public;

    public Scope ChiefExecutive { get; private set; } = Scope.Public;

    public Scope ScrutinyMember { get; private set; } = Scope.Public;

    /// <summary>The link officer of another council.</summary>
    public Scope Stranger { get; private set; } = Scope.Public;

    public Scope Caseworker { get; private set; } = Scope.Public;

    public PortalAddress Address { get; } = new(null);

    public ActionsQuery Actions => new(data.Database, data.Time);

    public ActionQuery ActionQuery => new(data.Database, data.Time);

    public DraftQuery Drafts => new(data.Database);

    public ReceiptQuery Receipts => new(data.Database);

    public ReuseEvidenceCommand ReuseEvidence => new(data.Database, data.Time);

    public ReviewQueueQuery Queue => new(data.Database, data.Time);

    public ReviewQuery Reviews => new(data.Database, data.Time);

    public SaveDraftCommand SaveDraft => new(data.Database, data.Time);

    public SubmitEvidenceCommand SubmitEvidence => new(data.Database, data.Time, Address);

    public AssignActionCommand AssignAction => new(data.Database, data.Time, Address);

    public AssignActionsCommand AssignActions => new(data.Database, data.Time, Address);

    public HandBackCommand HandBack => new(data.Database, data.Time, Address);

    public RequestDateCommand RequestDate => new(data.Database, data.Time, Address);

    public TakeBackRequestCommand TakeBackRequest => new(data.Database, data.Time, Address);

    public AwaitComplainantCommand AwaitComplainant => new(data.Database, data.Time, Address);

    public ChaseComplainantCommand ChaseComplainant => new(data.Database, data.Time);

    public ResumeActionCommand ResumeAction => new(data.Database, data.Time, Address);

    public WriteMessageCommand WriteMessage => new(data.Database, data.Time, Address);

    public MarkMessagesReadCommand MarkMessagesRead => new(data.Database);

    public AcceptEvidenceCommand AcceptEvidence => new(data.Database, data.Time, Address);

    public AskForMoreEvidenceCommand AskForMore => new(data.Database, data.Time, Address);

    public RejectEvidenceCommand RejectEvidence => new(data.Database, data.Time, Address);

    public ChangeDeadlineCommand ChangeDeadline => new(data.Database, data.Time, Address);

    public DecideRequestCommand DecideRequest => new(data.Database, data.Time, Address);

    public WithdrawRecommendationCommand WithdrawRecommendation => new(data.Database, data.Time, Address);

    public RecordNotDoneCommand RecordNotDone => new(data.Database, data.Time, Address);

    public EscalateCommand Escalate => new(data.Database, data.Time, Address);

    public RecordOutcomeCommand RecordOutcome => new(data.Database, data.Time, Address);

    public ReplyCommand Reply => new(data.Database, data.Time, Address);

    public TakeCaseCommand TakeCase => new(data.Database, data.Time);

    public CreateDecisionCommand CreateDecision => new(data.Database, data.Time);

    public AmendDecisionCommand AmendDecision => new(data.Database, data.Time);

    public AddRecommendationCommand AddRecommendation => new(data.Database, data.Time, Address);

    public AmendRecommendationCommand AmendRecommendation => new(data.Database, data.Time, Address);

    public PublishDecisionCommand PublishDecision => new(data.Database, data.Time);

    public ShareDraftCommand ShareDraft => new(data.Database, data.Time, Address);

    public AnswerDraftCommand AnswerDraft => new(data.Database, data.Time, Address);

    public FinaliseDraftCommand FinaliseDraft => new(data.Database, data.Time, Address);

    public DeskDecisionQuery DeskDecisions => new(data.Database, data.Time);

    public ImportConflictsQuery Conflicts => new(data.Database);

    public SettleConflictCommand SettleConflict => new(data.Database, data.Time, Address);

    public SharedDraftsQuery SharedDrafts => new(data.Database, data.Time);

    public CaseQuery Cases => new(data.Database, data.Time);

    /// <summary>A service improvement (training) agreed a month ago and due on the day given.</summary>
    public static async Task<EvidenceCase> Create(TestDatabase data, DateOnly dueOn)
    {
        var made = new EvidenceCase(data) { Council = await data.Council("Ambleford", "District") };
        made.Decision = await data.Decision(made.Council, Interlocked.Increment(ref next).ToString(CultureInfo.InvariantCulture), Today.AddMonths(-1), publishedOn: null);
        made.Action = await data.Recommendation(made.Decision, made.Council, "service_improvement", dueOn);
        made.Officer = await data.Member("Lena Officer", Role.LinkOfficer, made.Council);
        made.Contributor = await data.Member("Con Tributor", Role.Contributor, made.Council);
        made.MonitoringOfficer = await data.Member("Mo Nitoring", Role.MonitoringOfficer, made.Council);
        made.ChiefExecutive = await data.Member("Chris Executive", Role.ChiefExecutive, made.Council);
        made.ScrutinyMember = await data.Member("Sam Scrutiny", Role.ScrutinyMember, made.Council);
        made.Stranger = await data.Member("Kit Kestrelby", Role.LinkOfficer, await data.Council("Kestrelby", "Metropolitan borough"));
        made.Caseworker = await data.Member("Casey Worker", Role.Caseworker, authority: null);
        return made;
    }

    /// <summary>Another action of the same decision.</summary>
    public Task<long> AnotherAction(DateOnly dueOn) => data.Recommendation(Decision, Council, "personal_remedy", dueOn);

    /// <summary>Another action of the same decision and remedy.</summary>
    public Task<long> AnotherTraining(DateOnly dueOn) => data.Recommendation(Decision, Council, "service_improvement", dueOn);

    /// <summary>Puts the action into a state without any history.</summary>
    public Task Put(RecommendationState state) =>
        data.Execute("update recommendations set state = @state where id = @Action", new { state = state.StorageText(), Action });

    /// <summary>Answers that suit a training of twelve people, and an apology.</summary>
    public static DraftAnswers Answers(DateOnly doneOn) =>
        (DraftAnswers.Blank with { Statement = "We trained the housing officers.", DoneOn = TypedDate.Of(doneOn) })
            .With(RemedyFacts.StaffTrained, "12").With(RemedyFacts.Trained, "Housing officers")
            .With(RemedyFacts.SignedBy, "chief_executive").With(RemedyFacts.SentTo, "complainant");

    /// <summary>Saves the answers as the scope's person, over whatever is there, and returns the draft's version.</summary>
    public async Task<int> Draft(Scope scope, long action, DraftAnswers answers)
    {
        var form = await Drafts.Find(scope, action, CancellationToken.None);
        var saved = await SaveDraft.Save(scope, new SaveDraft { Id = action, Version = form?.Version ?? 0, Answers = answers }, CancellationToken.None);
        return saved.Version;
    }

    /// <summary>Submits evidence by the link officer that the action was done on a day, and returns the submission's id.</summary>
    public async Task<long> Submitted(long action, DateOnly doneOn)
    {
        var version = await Draft(Officer, action, Answers(doneOn));
        var result = await SubmitEvidence.Submit(Officer, new SubmitEvidence { Id = action, Version = version, Others = [], Declared = true }, CancellationToken.None);
        return await data.Value<long>("select id from submissions where reference = @Reference", new { result.Reference });
    }

    /// <summary>Submits evidence on an action as the scope's person.</summary>
    public async Task Submit(Scope scope, long action)
    {
        var version = await Draft(scope, action, Answers(Today));
        await SubmitEvidence.Submit(scope, new SubmitEvidence { Id = action, Version = version, Others = [], Declared = true }, CancellationToken.None);
    }

    /// <summary>A link officer who is in the database already.</summary>
    public async Task<Scope> Person(string name)
    {
        var person = await data.Value<long>("select id from people where name = @name", new { name });
        var council = await data.Value<long>("select authority_id from memberships where person_id = @person", new { person });
        return Scope.Person(person, name, "session", [new Grant(council, Role.LinkOfficer)]);
    }

    /// <summary>The version of an action now.</summary>
    public Task<int> Version(long action) => data.Value<int>("select version from recommendations where id = @action", new { action });

    /// <summary>The version of a submission's action now.</summary>
    public Task<int> VersionOf(long submission) =>
        data.Value<int>("select r.version from recommendations r join submissions s on s.recommendation_id = r.id where s.id = @submission", new { submission });

    /// <summary>The caseworker accepts what is as they saw it a moment ago.</summary>
    public async Task<CommandResult> Accept(Scope scope, long submission, ComplianceOutcome? outcome) =>
        await AcceptEvidence.Accept(scope, new AcceptEvidence { SubmissionId = submission, Version = await VersionOf(submission), Outcome = outcome }, CancellationToken.None);

    /// <summary>The caseworker asks for more.</summary>
    public async Task<CommandResult> Ask(Scope scope, long submission, string? reason, TypedDate answerBy) =>
        await AskForMore.Ask(scope, new AskForMoreEvidence { SubmissionId = submission, Version = await VersionOf(submission), Reason = reason, AnswerBy = answerBy }, CancellationToken.None);

    /// <summary>The caseworker is not satisfied.</summary>
    public async Task<CommandResult> Reject(Scope scope, long submission, string? reason, ComplianceOutcome? outcome) =>
        await RejectEvidence.Reject(scope, new RejectEvidence { SubmissionId = submission, Version = await VersionOf(submission), Reason = reason, Outcome = outcome }, CancellationToken.None);

    /// <summary>Withdrawal or not done, of what is as it was a moment ago.</summary>
    public async Task<SettleRecommendation> Settle(long action, string? reason, ComplianceOutcome? outcome) =>
        new() { Id = action, Version = await Version(action), Reason = reason, Outcome = outcome };

    /// <summary>The council asks for another date.</summary>
    public Task<long> Request(long action, DateOnly proposed) => data.Value<long>(
        """
        insert into deadline_requests (recommendation_id, authority_id, proposed_date, reason, requested_at, requested_by, requested_by_name)
        values (@action, @Council, @proposed, 'The trainer is ill.', @now, @PersonId, @Name)
        returning id
        """,
        new { action, Council, proposed, now = data.Time.GetUtcNow(), Officer.PersonId, Officer.Name });

    /// <summary>The outcome that counts, as stored; null: none.</summary>
    public async Task<string?> Outcome()
    {
        var facts = await data.Rows<string>("select outcome from compliance_outcomes where decision_id = @Decision and authority_id = @Council order by id", new { Decision, Council });
        return facts.Count == 0 ? null : facts[^1];
    }

    /// <summary>The state of an action.</summary>
    public async Task<RecommendationState> State(long action) =>
        RecommendationStates.Parse(await data.Value<string>("select state from recommendations where id = @action", new { action }));
}
