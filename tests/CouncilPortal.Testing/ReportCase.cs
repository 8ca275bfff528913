using CouncilPortal.Compliance;
using CouncilPortal.Decisions;
using CouncilPortal.EmailOutbox;
using CouncilPortal.PublicReports;
using CouncilPortal.Scopes;

namespace CouncilPortal.Testing;

/// <summary>Ambleford with a public report of Friday 9 January 2026, its people, and a caseworker.</summary>
public sealed class ReportCase(TestDatabase data)
{
    public static DecisionReference Reference { get; } = DecisionReference.Parse("25012345");

    public static DateOnly Today { get; } = new(2026, 1, 12);

    public long Council { get; private set; }

    public long Decision { get; private set; }

    public Scope LinkOfficer { get; private set; } = Scope.Public;

    public Scope MonitoringOfficer { get; private set; } = Scope.Public;

    public Scope ChiefExecutive { get; private set; } = Scope.Public;

    public Scope Contributor { get; private set; } = Scope.Public;

    public Scope ScrutinyMember { get; private set; } = Scope.Public;

    public Scope Stranger { get; private set; } = Scope.Public;

    public Scope Caseworker { get; private set; } = Scope.Public;

    public PublicReportsSettings Settings { get; } = new() { NoticeWeeks = 2 };

    public ReportsQuery Reports => new(data.Database, data.Time, Settings);

    public ReportClocksDueQuery Due => new(Reports);

    public ConsiderationsQuery Considerations => new(data.Database, data.Time);

    public RecordReportFactCommand Record => new(data.Database, Reports, Settings, data.Time, new PortalAddress(null));

    public static async Task<ReportCase> Create(TestDatabase data, DateOnly? publishedOn)
    {
        var made = new ReportCase(data) { Council = await data.Council("Ambleford", "District") };
        made.Decision = await data.Decision(made.Council, Reference.Stored, new DateOnly(2026, 1, 9), publishedOn);
        await data.Execute("update decisions set document_type = 'Report' where id = @Decision", new { made.Decision });
        made.LinkOfficer = await data.Member("Lena Officer", Role.LinkOfficer, made.Council);
        made.MonitoringOfficer = await data.Member("Mo Nitoring", Role.MonitoringOfficer, made.Council);
        made.ChiefExecutive = await data.Member("Chris Executive", Role.ChiefExecutive, made.Council);
        made.Contributor = await data.Member("Con Tributor", Role.Contributor, made.Council);
        made.ScrutinyMember = await data.Member("Sam Scrutiny", Role.ScrutinyMember, made.Council);
        made.Stranger = await data.Member("Kit Kestrelby", Role.LinkOfficer, await data.Council("Kestrelby", "Metropolitan borough"));
        made.Caseworker = await data.Member("Casey Worker", Role.Caseworker, authority: null);
        return made;
    }

    /// <summary>A fact of today, with every field that its kind asks for.</summary>
    public ReportFactInput Input(ReportFactKind kind, int seen) => new()
    {
        Reference = Reference,
        AuthorityId = Council,
        Seen = seen,
        Kind = kind,
        On = TypedDate.Of(Day),
        Until = TypedDate.Of(kind == ReportFactKind.Extended ? new DateOnly(2026, 12, 1) : Day.AddDays(20)),
        Clock = kind == ReportFactKind.Extended ? ReportClockKind.Answer : null,
        Weeks = "3",
        Body = "cabinet",
        Place = "Somewhere",
        IsOpen = true,
        Link = "https://ambleford.example/minutes",
        Choice = "accepted",
        Note = "Words between us",
    };

    /// <summary>Records a fact on what stands there now.</summary>
    public async Task<CommandResult> Take(Scope scope, ReportFactKind kind) => await Take(scope, Input(kind, 0));

    /// <summary>Records the input on what stands there now.</summary>
    public async Task<CommandResult> Take(Scope scope, ReportFactInput input) =>
        await Record.Record(scope, input with { Seen = await Latest() }, CancellationToken.None);

    /// <summary>The number of the latest fact.</summary>
    public Task<int> Latest() => data.Value<int>("select coalesce(max(number), 0) from report_facts where decision_id = @Decision and authority_id = @Council", new { Decision, Council });

    /// <summary>Where it stands.</summary>
    public async Task<ReportStanding> Standing() => (await Reports.Find(Caseworker, Reference, "ambleford", CancellationToken.None))!;

    private DateOnly Day => DateOnly.FromDateTime(data.Time.GetUtcNow().UtcDateTime);
}
