using CouncilPortal.Casework;
using CouncilPortal.Compliance;
using CouncilPortal.DatabaseTests.Imports;
using CouncilPortal.Decisions;
using CouncilPortal.People;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.People;

/// <summary>New actions go to whoever owns their service.</summary>
public sealed class ServiceOwnerTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, BothEngines]
    public async Task A_new_action_made_by_hand_goes_to_the_owner_of_its_service_with_a_fact_and_a_mail(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(20));
        await Name(data, at, ("Housing", at.Contributor.PersonId));

        var result = await at.AddRecommendation.Add(
            at.Caseworker,
            new AddRecommendation { Reference = await Reference(data, at), Version = 1, AuthorityId = at.Council, Fields = Apology, Statement = null },
            Cancel);

        Assert.True(result.IsDone);
        var id = await data.Value<long>("select max(id) from recommendations", null);
        Assert.Equal(at.Contributor.PersonId, await data.Value<long?>("select assignee_id from recommendations where id = @id", new { id }));
        Assert.Equal(
            ["agreed", "assigned"], await data.Rows<string>("select kind from recommendation_events where recommendation_id = @id order by id", new { id }));
        Assert.Equal("Assigned to Con Tributor, who owns Housing", await data.Value<string>("select note from recommendation_events where recommendation_id = @id and kind = 'assigned'", new { id }));
        Assert.Equal(1, await data.Value<long>("select count(*) from outbox where to_person_id = @PersonId", new { at.Contributor.PersonId }));
        // What was there before stays with whom it was.
        Assert.Null(await data.Value<long?>("select assignee_id from recommendations where id = @Action", new { at.Action }));
    }

    [Theory, BothEngines]
    public async Task Imported_actions_go_to_the_owners_and_settled_ones_to_nobody(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(20));
        await Name(data, at, ("Housing", at.Contributor.PersonId), ("Planning", at.Officer.PersonId));
        var code = await data.Value<string>("select code from authorities where id = @Council", new { at.Council });
        var reference = (await Reference(data, at)).Stored;
        var file =
            $"""
            decision_reference,authority_code,number,kind,remedy,text,original_due_on,due_on,state
            {reference},{code},71,personal remedy,apology,Apologise,2026-03-01,2026-03-01,open
            {reference},{code},72,personal remedy,apology,Apologise again,2026-03-01,2026-03-01,done
            """;

        var report = await ImportFiles.Import(data, "recommendations", file);
        await data.Execute("update recommendations set assignee_id = null where number = 71", null);
        var again = await ImportFiles.Import(data, "recommendations", file);

        Assert.Equal((2, 0), (report.Added, again.Added));
        Assert.Equal(1, await data.Value<long>("select count(*) from recommendation_events where kind = 'assigned'", null));
        // Taken away by hand, it is not given again by the same file.
        Assert.Equal(0, await data.Value<long>("select count(*) from recommendations where assignee_id is not null", null));
    }

    [Theory, BothEngines]
    public async Task A_draft_that_becomes_final_gives_its_actions_to_the_owners_with_one_mail(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(20));
        await at.AnotherAction(EvidenceCase.Today.AddDays(30));
        await data.Execute("update recommendations set state = 'proposed'", null);
        await data.Execute("update decisions set draft = true", null);
        await data.Execute("update decision_authorities set draft = true", null);
        await Name(data, at, ("Housing", at.Contributor.PersonId));

        var result = await at.FinaliseDraft.Finalise(
            at.Caseworker,
            new FinaliseDraft { Reference = await Reference(data, at), Version = 1, DecidedOn = TypedDate.Of(EvidenceCase.Today), WithoutAnswers = true },
            Cancel);

        Assert.True(result.IsDone);
        Assert.Equal(2, await data.Value<long>("select count(*) from recommendations where assignee_id = @PersonId", new { at.Contributor.PersonId }));
        Assert.StartsWith("2 actions assigned to you, the first due", await data.Value<string>("select subject from outbox where to_person_id = @PersonId", new { at.Contributor.PersonId }), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Owners_are_named_by_the_councils_link_officers_and_nothing_is_overwritten(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        var command = new NameServiceOwnersCommand(data.Database, data.Time);
        await Name(data, at, ("Housing", at.Contributor.PersonId));

        Assert.False((await command.Name(at.Stranger, Input(at, "Housing", at.Contributor.PersonId, null), Cancel)).IsFound);
        Assert.False((await command.Name(at.Contributor, Input(at, "Housing", at.Contributor.PersonId, null), Cancel)).IsFound);
        Assert.Contains("Somebody else changed", (await command.Name(at.Officer, Input(at, "Housing", null, at.Officer.PersonId), Cancel)).Errors[""], StringComparison.Ordinal);
        Assert.Contains("must be a link officer or contributor", (await command.Name(at.Officer, Input(at, "Planning", null, at.ScrutinyMember.PersonId), Cancel)).Errors[""], StringComparison.Ordinal);
        Assert.True((await command.Name(at.Officer, Input(at, "Housing", at.Contributor.PersonId, at.Officer.PersonId), Cancel)).IsDone);
        Assert.Equal("Lena Officer", (await new ServiceOwnersQuery(data.Database).Of(at.Officer, Cancel)).Single(s => s.Category == "Housing").PersonName);
        Assert.Equal(2, await data.Value<long>("select count(*) from audit where action = 'service owner named'", null));
    }

    private static RecommendationFields Apology => new()
    {
        Remedy = "apology",
        Text = "Apologise to the complainant.",
        PublicSummary = null,
        Expectation = null,
        DueOn = TypedDate.Of(EvidenceCase.Today.AddDays(30)),
    };

    private static async Task<DecisionReference> Reference(TestDatabase data, EvidenceCase at) =>
        DecisionReference.Parse(await data.Value<string>("select reference from decisions where id = @Decision", new { at.Decision }));

    private static NameServiceOwners Input(EvidenceCase at, string category, long? before, long? person) =>
        new() { AuthorityId = at.Council, Choices = [new ServiceChoice(category, before, person)] };

    private static async Task Name(TestDatabase data, EvidenceCase at, params IReadOnlyList<(string Category, long? Person)> owners) =>
        Assert.True((await new NameServiceOwnersCommand(data.Database, data.Time).Name(
            at.Officer, new NameServiceOwners { AuthorityId = at.Council, Choices = [.. owners.Select(o => new ServiceChoice(o.Category, null, o.Person))] }, Cancel)).IsDone);
}
