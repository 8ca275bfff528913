using System.Globalization;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Demo;

/// <summary>Puts decisions, recommendations and what happened to them into the database.</summary>
internal sealed class WriteDecisions(
    ScopedConnection connection, IReadOnlyDictionary<DemoCouncil, long> councils, IReadOnlyDictionary<string, long> people, WriteEvidence evidence)
{
    private const string Caseworker = "Casey Worker";
    private readonly Dictionary<string, int> receipts = [];

    /// <summary>A decision with its stored reference.</summary>
    public async Task Decision(DemoDecision decision, string reference)
    {
        var id = await connection.QuerySingleAsync<long>(
            """
            insert into decisions (reference, received_on, decided_on, category, subcategory, outcome, document_type, satisfactory_remedy,
                published_on, title, summary, draft)
            values (@reference, @ReceivedOn, @DecidedOn, @Category, @Subcategory, @Outcome, @DocumentType, @SatisfactoryRemedy,
                @PublishedOn, @Title, @Summary, @IsDraft)
            returning id
            """,
            new
            {
                reference,
                decision.ReceivedOn,
                decision.DecidedOn,
                decision.Case.Category,
                decision.Case.Subcategory,
                decision.Outcome,
                decision.DocumentType,
                decision.SatisfactoryRemedy,
                decision.PublishedOn,
                decision.Case.Title,
                decision.Summary,
                decision.IsDraft,
            });
        foreach (var council in decision.Councils)
        {
            await connection.ExecuteAsync(
                "insert into decision_authorities (decision_id, authority_id, decided_on, published_on, draft) values (@id, @council, @DecidedOn, @PublishedOn, @IsDraft)",
                new { id, council = councils[council], decision.DecidedOn, decision.PublishedOn, decision.IsDraft });
            var numbered = decision.Recommendations.Where(r => r.Council == council).Select((r, index) => (r, index + 1));
            foreach (var (recommendation, position) in numbered)
            {
                await Recommendation(id, recommendation, position);
            }
        }

        if (decision.IsDraft)
        {
            await Draft(id, decision);
        }

        foreach (var (council, outcome) in decision.Outcomes)
        {
            await connection.ExecuteAsync(
                """
                insert into compliance_outcomes (decision_id, authority_id, outcome, note, recorded_at, recorded_on, recorded_by, recorded_by_name)
                values (@id, @council, @outcome, @Note, @at, @On, @by, @Caseworker)
                """,
                new
                {
                    id,
                    council = councils[council],
                    outcome = outcome.Outcome.StorageText(),
                    outcome.Note,
                    at = LondonTime.At(outcome.On, new TimeOnly(15, 20)),
                    outcome.On,
                    by = Person(Caseworker),
                    Caseworker,
                });
        }
    }

    /// <summary>A draft was made by hand and is shared in confidence; the answer is wanted six days before the decision.</summary>
    private async Task Draft(long id, DemoDecision decision)
    {
        var at = decision.Recommendations.Min(r => r.Events[0].At);
        await connection.ExecuteAsync(
            """
            insert into amendments (decision_id, recommendation_id, authority_id, field, to_text, at, by_person_id, by_name)
            values (@id, null, null, 'made by hand', 'draft', @at, @by, @Caseworker)
            """,
            new { id, at, by = Person(Caseworker), Caseworker });
        await connection.ExecuteAsync(
            """
            insert into amendments (decision_id, recommendation_id, authority_id, field, to_text, at, by_person_id, by_name)
            select r.decision_id, r.id, r.authority_id, 'made by hand', r.state, @at, @by, @Caseworker from recommendations r where r.decision_id = @id
            """,
            new { id, at, by = Person(Caseworker), Caseworker });
        foreach (var council in decision.Councils)
        {
            await connection.ExecuteAsync(
                """
                insert into draft_sharings (decision_id, authority_id, answer_by, message, at, by_person_id, by_name)
                values (@id, @council, @answerBy, 'Please say what you think of the actions and their dates before we decide.', @at, @by, @Caseworker)
                """,
                new { id, council = councils[council], answerBy = decision.DecidedOn.AddDays(-6), at, by = Person(Caseworker), Caseworker });
        }
    }

    private async Task Correspondence(long id, long council, DemoRecommendation told)
    {
        var officer = told.Council.LinkOfficer;
        await connection.ExecuteAsync(
            """
            insert into complainant_contacts (recommendation_id, authority_id, kind, on_date, next_on, note, at, by_person_id, by_name)
            values (@id, @council, @Kind, @On, @NextOn, @Note, @At, @person, @officer)
            """,
            told.Contacts.Select(c => new { id, council, c.Kind, c.On, c.NextOn, c.Note, c.At, person = Person(officer), officer }));
        await connection.ExecuteAsync(
            """
            insert into case_messages (recommendation_id, authority_id, kind, body, at, by_person_id, by_name)
            values (@id, @council, @Kind, @Body, @At, @person, @By)
            """,
            told.Messages.Select(m => new { id, council, m.Kind, m.Body, m.At, person = Person(m.By), m.By }));
        if (told.Request is { } request)
        {
            await connection.ExecuteAsync(
                """
                insert into deadline_requests (recommendation_id, authority_id, proposed_date, reason, requested_at, requested_by, requested_by_name)
                values (@id, @council, @Proposed, @Reason, @At, @person, @officer)
                """,
                new { id, council, request.Proposed, request.Reason, request.At, person = Person(officer), officer });
        }
    }

    private async Task Recommendation(long decision, DemoRecommendation told, int number)
    {
        var council = councils[told.Council];
        var id = await connection.QuerySingleAsync<long>(
            """
            insert into recommendations (decision_id, authority_id, number, kind, remedy, text, public_summary, expectation,
                original_due_on, due_on, done_on, state, assignee_id, asked_pence)
            values (@decision, @council, @number, @kind, @remedy, @Text, @PublicSummary, @Expectation,
                @OriginalDueOn, @DueOn, @DoneOn, @state, @assignee, @AmountPence)
            returning id
            """,
            new
            {
                decision,
                council,
                number,
                kind = told.Remedy.Kind.StorageText(),
                remedy = told.Remedy.StorageText,
                told.Text,
                told.PublicSummary,
                told.Expectation,
                told.OriginalDueOn,
                told.DueOn,
                told.DoneOn,
                state = told.State.StorageText(),
                assignee = told.Assignee is null ? null : Person(told.Assignee),
                told.AmountPence,
            });
        await connection.ExecuteAsync(
            """
            insert into recommendation_events (recommendation_id, authority_id, kind, state, note, at, by_person_id, by_name)
            values (@id, @council, @Kind, @state, @Note, @At, @person, @By)
            """,
            told.Events.Select(e => new { id, council, e.Kind, state = e.State.StorageText(), e.Note, e.At, person = Person(e.By), e.By }));
        await connection.ExecuteAsync(
            """
            insert into deadline_changes (recommendation_id, authority_id, from_date, to_date, reason, at, by_person_id, by_name)
            values (@id, @council, @From, @To, @Reason, @At, @by, @Caseworker)
            """,
            told.DeadlineChanges.Select(c => new { id, council, c.From, c.To, c.Reason, c.At, by = Person(Caseworker), Caseworker }));
        await Correspondence(id, council, told);
        // A file from elsewhere still says the date first agreed.
        await connection.ExecuteAsync(
            """
            insert into import_conflicts (decision_id, recommendation_id, authority_id, field, ours, theirs, found_at, found_by_name)
            values (@decision, @id, @council, 'due_on', @ours, @theirs, @at, 'Pat Publisher')
            """,
            told.DeadlineChanges.TakeLast(1).Select(c => new { decision, id, council, ours = Stored(c.To), theirs = Stored(told.OriginalDueOn), at = c.At.AddDays(1) }));
        foreach (var submission in told.Submissions)
        {
            await Submission(id, council, told, submission);
        }
    }

    private async Task Submission(long recommendation, long council, DemoRecommendation about, DemoSubmission told)
    {
        var facts = DemoEvidence.Facts(about.Remedy, told);
        var id = await connection.QuerySingleAsync<long>(
            """
            insert into submissions (reference, recommendation_id, authority_id, statement, done_on, amount_pence, paid_by, signed_by, sent_to, result,
                adopted_by, people_trained, trained, published_in, declaration_version, submitted_at, submitted_by, submitted_by_name)
            values (@reference, @recommendation, @council, @Statement, @DoneOn, @AmountPence, @PaidBy, @SignedBy, @SentTo, @Result,
                @AdoptedBy, @PeopleTrained, @Trained, @PublishedIn, @declared, @At, @person, @By)
            returning id
            """,
            new
            {
                reference = Receipt(told.At),
                recommendation,
                council,
                facts.Statement,
                facts.DoneOn,
                facts.AmountPence,
                facts.PaidBy,
                facts.SignedBy,
                facts.SentTo,
                facts.Result,
                facts.AdoptedBy,
                facts.PeopleTrained,
                facts.Trained,
                facts.PublishedIn,
                declared = Declaration.CurrentVersion,
                told.At,
                person = Person(told.By),
                told.By,
            });
        await evidence.Write(about, told, recommendation, council, id, Person(told.By));
        if (told.Review is { } review)
        {
            await connection.ExecuteAsync(
                """
                insert into reviews (submission_id, recommendation_id, authority_id, decision, reason, answer_due_on, reviewed_at, reviewed_by, reviewed_by_name)
                values (@id, @recommendation, @council, @Decision, @Reason, @AnswerDueOn, @At, @by, @Caseworker)
                """,
                new { id, recommendation, council, review.Decision, review.Reason, review.AnswerDueOn, review.At, by = Person(Caseworker), Caseworker });
        }
    }

    private string Receipt(DateTimeOffset at)
    {
        var year = LondonTime.DateOf(at).ToString("yy", CultureInfo.InvariantCulture);
        var number = receipts[year] = receipts.GetValueOrDefault(year) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"E{year}-{number:000000}");
    }

    private static string Stored(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private long? Person(string name) => people.TryGetValue(name, out var id) ? id : null;
}
