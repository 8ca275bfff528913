using System.Reflection;
using System.Text;
using CouncilPortal.Authorities;
using CouncilPortal.Casework;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Imports;
using CouncilPortal.Scopes;
using CouncilPortal.SignIn;
using CouncilPortal.Statistics;
using CouncilPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPortal.DatabaseTests.Tenancy;

/// <summary>A probe for every public method of every query and command. One without a probe fails the matrix.</summary>
internal static partial class Probes
{
    private static readonly CancellationToken Cancel = CancellationToken.None;
    private static readonly ReportingYear Unpublished = ReportingYear.Parse("2098-99");

    /// <summary>Whatever takes a scope first: the methods that need a probe, as <c>Class.Method</c>.</summary>
    public static IReadOnlyList<string> Needed { get; } =
    [
        .. typeof(PortalDatabase).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsNested: false, IsPublic: true } && t != typeof(PortalDatabase) && t != typeof(Engine) && !t.IsSubclassOf(typeof(Engine)))
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(m => !m.IsSpecialName && m.GetParameters().FirstOrDefault()?.ParameterType == typeof(Scope))
                .Select(m => $"{t.Name}.{m.Name}"))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    public static IReadOnlyDictionary<string, Probe> All { get; } = new Dictionary<string, Probe>(
        [
            .. Casework,
            .. Compliance,
            .. EmailOutbox,
            .. Imports,
            .. Letters,
            .. NationalReviews,
            .. People,
            .. PublicReports,
            .. Reminders,
            .. Statistics,
            .. Others,
        ]);

    private static ClaimedMail FirstMail => new()
    {
        Id = 1,
        Attempts = 1,
        ClaimedUntil = TestDatabase.Start,
        MessageId = "",
        Kind = "",
        IsBounced = false,
        ToName = "",
        ToAddress = "",
        Subject = "",
        TextBody = "",
        HtmlBody = "",
        StopAddress = null,
    };

    private static ClaimedContent Claimed(PrivateRows rows) =>
        new() { AuthorityId = rows.Council, Sha256 = $"{rows.Council}", Size = 1, Attempts = 1, Breaks = 0, Claim = "guessed" };

    private static ProvenIdentity Nobody => new()
    {
        TenantId = Guid.Empty.ToString(),
        ObjectId = Guid.Empty.ToString(),
        Name = "Mallory",
        AuthenticationContexts = [],
        Invitation = null,
    };

    private static ActionRow ActionOf(PrivateRows rows) => new()
    {
        Id = 0,
        Number = 1,
        StoredReference = rows.Reference,
        AuthorityId = rows.Council,
        AuthorityName = "",
        IsInvented = true,
        StoredKind = "personal_remedy",
        StoredRemedy = "apology",
        Text = "",
        PublicSummary = null,
        OriginalDueOn = default,
        DueOn = default,
        DoneOn = null,
        StoredState = "open",
        AssigneeId = null,
        AssigneeName = null,
        Version = 1,
        AskedPence = null,
        AskedPeople = null,
    };

    private static Council CouncilOf(PrivateRows rows) => new()
    {
        Id = rows.Council,
        Name = "",
        ShortName = "",
        Type = "District",
        Region = null,
        StartDate = null,
        EndDate = null,
        Slug = rows.Slug,
        Invented = true,
    };

    private static ImportFile Import(string csv) =>
        new() { Kind = "authorities", Name = "authorities.csv", Content = new MemoryStream(Encoding.UTF8.GetBytes(csv)), IsDryRun = false, AddsOnly = false, IsInvented = false };

    private static DecisionFields FieldsOf(PrivateRows rows) => new()
    {
        Authorities = [rows.Council],
        ReceivedOn = TypedDate.Blank,
        DecidedOn = TypedDate.Of(new DateOnly(2025, 12, 12)),
        Category = "Housing",
        Subcategory = null,
        Outcome = "Upheld",
        DocumentType = "Statement",
        SatisfactoryRemedy = null,
        Title = "Mallory",
        Summary = "Mallory",
    };

    private static RecommendationFields Improvement => new()
    {
        Remedy = "training_or_guidance",
        Text = "Mallory",
        PublicSummary = "Mallory",
        Expectation = null,
        DueOn = TypedDate.Of(new DateOnly(2026, 1, 17)),
    };

    private static RecommendationFields Apology => Improvement with { Remedy = "apology", PublicSummary = null };

    private static Upload UploadOf(PrivateRows rows) => new()
    {
        Id = rows.Upload,
        RecommendationId = rows.Recommendation,
        AuthorityId = rows.Council,
        Name = "mallory.pdf",
        Size = 2,
        Received = 0,
        Sha256 = null,
        FileId = null,
        TouchedAt = DateTimeOffset.UnixEpoch,
    };

    private static SettleRecommendation Settle(PrivateRows rows) => new() { Id = rows.Recommendation, Version = 1, Reason = "Mallory", Outcome = null };

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

    /// <summary>The drafts that a draft of the scope's own could reach if it named the other council's action.</summary>
    private sealed class OthersOf(DraftQuery drafts)
    {
        public async Task<object?> Find(Scope scope, PrivateRows rows)
        {
            var form = await drafts.Find(scope, rows.Recommendation, Cancel);
            return form is null ? null : await drafts.Others(scope, form with { Answers = form.Answers with { Also = $"{rows.Recommendation}" } }, Cancel);
        }
    }

    /// <summary>Choices for an action of the council that is not the one in its rows.</summary>
    private sealed class ChoicesOf(DraftQuery drafts)
    {
        public Task<IReadOnlyList<ActionRow>> Find(Scope scope, PrivateRows rows) => drafts.Choices(scope, ActionOf(rows), Cancel);
    }

    /// <summary>An export as text, so that what is in it can be seen.</summary>
    private sealed class ExportOf(Exporter exporter)
    {
        public async Task<string> Text(Scope scope)
        {
            using var target = new MemoryStream();
            await exporter.Export(scope, "decisions", target, null, Cancel);
            return Encoding.UTF8.GetString(target.ToArray());
        }
    }
}
