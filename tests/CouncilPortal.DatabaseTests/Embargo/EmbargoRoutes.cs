using CouncilPortal.DatabaseTests.Tenancy;
using CouncilPortal.Testing;

namespace CouncilPortal.DatabaseTests.Embargo;

/// <summary>
/// What every address of the portal shows of a year under embargo. An address without an entry fails the matrix: one that could
/// show a figure, a letter or a word of a year goes into <see cref="Showing"/>, any other into <see cref="Silent"/>.
/// </summary>
internal static class EmbargoRoutes
{
    private const string Council = $"/councils/{EmbargoedYear.Slug}";
    private const string OfYear = $"?year={EmbargoedYear.Year}";
    private const string Own = $"/api/v1/councils/{EmbargoedYear.Slug}";

    private const Shown Figures = Shown.Figures;
    private const Shown Categories = Shown.Categories;
    private const Shown Averages = Shown.Averages;
    private const Shown National = Shown.National;
    private const Shown Letter = Shown.Letter;
    private const Shown Others = Shown.Others;
    private const Shown Review = Shown.Review;
    private const Shown Nothing = Shown.Nothing;

    /// <summary>Addresses that are about figures, letters or years.</summary>
    public static IReadOnlyList<EmbargoEntry> Showing { get; } =
    [
        // The council's own pages and files.
        Provisional("/councils/{Slug}", $"{Council}{OfYear}", Figures | Categories | Averages | Others, Figures | Categories, Figures | Categories | Averages),
        Provisional("/councils/{Slug}", Council, Figures | Categories | Averages | Others, Figures, Figures | Averages),
        Provisional("/councils/{Slug}", $"{Council}?mark={EmbargoedYear.OtherSlug}", Figures | Categories | Averages | Others, Figures, Figures | Averages),
        Provisional("/councils/{slug}/statistics.csv", $"{Council}/statistics.csv", Figures, Figures, Figures),
        Public("/councils/{Slug}/data", $"{Council}/data", Nothing),
        Public("/councils/{slug}/statistics.xlsx", $"{Council}/statistics.xlsx", Figures | Categories | Averages),
        Public("/councils/{slug}/statistics.ods", $"{Council}/statistics.ods", Figures | Categories | Averages),
        Public("/councils/{slug}/trends.csv", $"{Council}/trends.csv", Figures | Averages),
        Public("/councils/{slug}/categories.csv", $"{Council}/categories.csv", Categories),
        Public("/councils/{slug}/categories.csv", $"{Council}/categories.csv{OfYear}", Categories),
        Public("/councils/{slug}/themes.csv", $"{Council}/themes.csv{OfYear}", Categories),
        Public("/councils/{slug}/funnel.csv", $"{Council}/funnel.csv{OfYear}", Figures | Others),
        Public("/councils/{slug}/funnel.csv", $"{Council}/funnel.csv", Figures | Others),

        // Councils beside each other.
        Public("/councils", "/councils?q=ambleford", Nothing),
        Public("/councils", $"/councils?view=map&year={EmbargoedYear.Year}", Figures),
        Public("/councils", "/councils?view=map&show=rate", Figures),
        Public("/councils/map.csv", $"/councils/map.csv{OfYear}", Figures),
        Public("/councils/map.csv", "/councils/map.csv?statistic=remedy", Figures),
        Public("/compare", $"/compare?councils={EmbargoedYear.Slug},{EmbargoedYear.OtherSlug}&year={EmbargoedYear.Year}", Figures | Averages | Others),
        Public("/compare", $"/compare?councils={EmbargoedYear.Slug}&statistic=3", Figures | Averages),
        Public("/compare.csv", $"/compare.csv?councils={EmbargoedYear.Slug},{EmbargoedYear.OtherSlug}&year={EmbargoedYear.Year}", Figures | Averages | Others),
        Public("/compare.csv", $"/compare.csv?councils={EmbargoedYear.Slug}", Figures | Averages),
        Public("/compare/groups", $"/compare/groups?councils={EmbargoedYear.Slug}", Nothing),

        // England.
        Public("/national", "/national", National | Averages | Categories | Review),
        Public("/national/{YearText}", $"/national/{EmbargoedYear.Year}", National | Averages | Categories | Review),
        Public("/national/{YearText}/data", $"/national/{EmbargoedYear.Year}/data", Nothing),
        Public("/national/{year}/tables.xlsx", $"/national/{EmbargoedYear.Year}/tables.xlsx", National | Averages | Categories),
        Public("/national/{year}/tables.ods", $"/national/{EmbargoedYear.Year}/tables.ods", National | Averages | Categories),
        Public("/national/{year}/{table}.csv", $"/national/{EmbargoedYear.Year}/counts.csv", National),
        Public("/national/{year}/{table}.csv", $"/national/{EmbargoedYear.Year}/types.csv", National | Averages),
        Public("/national/{year}/{table}.csv", $"/national/{EmbargoedYear.Year}/categories.csv", Categories),
        Public("/national/{year}/{table}.csv", "/national/2024-25/years.csv", National),

        // The review, where publishers write it.
        Desk("/desk/national", "/desk/national", Nothing),
        Desk("/desk/national/{YearText}", $"/desk/national/{EmbargoedYear.Year}", National | Review),
        Desk("/desk/national/{YearText}/preview", $"/desk/national/{EmbargoedYear.Year}/preview", National | Averages | Categories | Review),
        Desk("/desk/national/{YearText}/preview", $"/desk/national/{EmbargoedYear.Year}/preview?version=1", National | Averages | Categories | Review),

        // Letters.
        Public("/councils/{Slug}/letters", $"{Council}/letters", Nothing),
        Public("/councils/{Slug}/letters/{YearText}", $"{Council}/letters/{EmbargoedYear.Year}", Letter),
        Private("/letters", "/letters", Nothing),
        Private("/letters/{year}", $"/letters/{EmbargoedYear.Year}", Letter),
        Private("/letters/{year}", $"/letters/{EmbargoedYear.Year}?council={EmbargoedYear.Slug}", Letter),
        Private("/letters/{year}", $"/letters/{EmbargoedYear.Year}?council={EmbargoedYear.OtherSlug}", Nothing),
        OfOfficers("/letters/{year}/committee", $"/letters/{EmbargoedYear.Year}/committee", Nothing),

        // The pack for a committee: before the instant whoever was granted the one letter has none. The PDF is the page, where a browser prints it.
        OfOfficers("/scrutiny/pack/{year}", $"/scrutiny/pack/{EmbargoedYear.Year}", Figures | Letter),
        OfOfficers("/scrutiny/pack/{year}", $"/scrutiny/pack/{EmbargoedYear.Year}?council={EmbargoedYear.Slug}", Figures | Letter),
        OfOfficers("/scrutiny/pack/{year}", $"/scrutiny/pack/{EmbargoedYear.Year}?council={EmbargoedYear.OtherSlug}", Nothing),
        OfOfficers("/scrutiny/pack/{year}/pack.docx", $"/scrutiny/pack/{EmbargoedYear.Year}/pack.docx", Figures | Letter),
        OfOfficers("/scrutiny/pack/{year}/pack.ods", $"/scrutiny/pack/{EmbargoedYear.Year}/pack.ods", Figures),
        OfOfficers("/scrutiny/pack/{year}/pack.pdf", $"/scrutiny/pack/{EmbargoedYear.Year}/pack.pdf", Nothing),

        // No letter is printed where no browser is configured; a reader who may not have it does not learn even that.
        Public("/councils/{slug}/letters/{year}/pdf", $"{Council}/letters/{EmbargoedYear.Year}/pdf", Nothing),
        Public("/councils/{slug}/letters/{year}/file", $"{Council}/letters/{EmbargoedYear.Year}/file", Letter),
        Public("/councils/{slug}/letters/{year}/letter.docx", $"{Council}/letters/{EmbargoedYear.Year}/letter.docx", Letter),
        Public("/councils/{slug}/letters/{year}/letter.docx", $"{Council}/letters/{EmbargoedYear.Year}/letter.docx?version=1", Letter),
        Private("/letters/{year}/letter.docx", $"/letters/{EmbargoedYear.Year}/letter.docx", Letter),
        Private("/letters/{year}/letter.docx", $"/letters/{EmbargoedYear.Year}/letter.docx?council={EmbargoedYear.Slug}&version=1", Letter),
        Private("/letters/{year}/letter.docx", $"/letters/{EmbargoedYear.Year}/letter.docx?council={EmbargoedYear.OtherSlug}", Nothing),
        Private("/letters/{year}/file", $"/letters/{EmbargoedYear.Year}/file", Letter),
        Private("/letters/{year}/pdf", $"/letters/{EmbargoedYear.Year}/pdf", Nothing),
        Private("/letters/{year}/sharing", $"/letters/{EmbargoedYear.Year}/sharing", Nothing),

        // The publisher's desk, where figures come in and letters are written.
        Desk("/desk/imports", "/desk/imports", Nothing),
        Desk("/desk/imports/{Id:long}", $"/desk/imports/{EmbargoedYear.Import}", Figures),
        Desk("/desk/imports/{id:long}/file", $"/desk/imports/{EmbargoedYear.Import}/file", Figures),
        Desk("/desk/letters", "/desk/letters", Nothing),
        Desk("/desk/letters/{YearText}", $"/desk/letters/{EmbargoedYear.Year}", Nothing),
        Desk("/desk/letters/{YearText}/template", $"/desk/letters/{EmbargoedYear.Year}/template", Figures),
        Desk("/desk/letters/{YearText}/openings", $"/desk/letters/{EmbargoedYear.Year}/openings", Nothing),
        Desk("/desk/letters/{YearText}/{Slug}", $"/desk/letters/{EmbargoedYear.Year}/{EmbargoedYear.Slug}", Letter | Figures | Categories),

        // The first page tells the council's own officers what changed; the dashboard is read with the public's eyes, whoever looks.
        Provisional("/", "/", Nothing, Figures, Nothing),
        Public("/scrutiny", "/scrutiny", Nothing),

        // Decisions of the year are public by their own days; its figures are not with them.
        Public("/councils/{Slug}/decisions", $"{Council}/decisions{OfYear}", Nothing),
        Public("/councils/{Slug}/improvements", $"{Council}/improvements{OfYear}", Nothing),
        Public("/councils/{Slug}/reports", $"{Council}/reports", Nothing),
        Public("/councils/{slug}/decisions.csv", $"{Council}/decisions.csv", Nothing),
        Public("/councils/{slug}/improvements.csv", $"{Council}/improvements.csv", Nothing),
        Public("/decisions", $"/decisions?council={EmbargoedYear.Slug}", Nothing),

        // For programs: with the public's eyes, whoever asks.
        Public("/api", "/api", Nothing),
        Public("/api/v1/", "/api/v1", Nothing),
        Public("/api/v1/openapi.json", "/api/v1/openapi.json", Nothing),
        Public("/api/v1/councils", "/api/v1/councils?search=ambleford", Nothing),
        Public("/api/v1/councils.csv", "/api/v1/councils.csv", Nothing),
        Public("/api/v1/councils/{slug}", Own, Nothing),
        Public("/api/v1/councils/{slug}/statistics", $"{Own}/statistics", Figures | Averages),
        Public("/api/v1/councils/{slug}/categories", $"{Own}/categories", Categories),
        Public("/api/v1/councils/{slug}/categories", $"{Own}/categories{OfYear}", Categories),
        Public("/api/v1/councils/{slug}/decisions", $"{Own}/decisions", Nothing),
        Public("/api/v1/councils/{slug}/improvements", $"{Own}/improvements", Nothing),
        Public("/api/v1/statistics", $"/api/v1/statistics{OfYear}", Figures | Averages | Others),
        Public("/api/v1/statistics", "/api/v1/statistics?type=District", Figures | Averages | Others),
        Public("/api/v1/statistics.csv", $"/api/v1/statistics.csv{OfYear}", Figures | Averages | Others),
        Public("/api/v1/averages", "/api/v1/averages", Averages | National),
        Public("/api/v1/averages", $"/api/v1/averages{OfYear}", Averages | National),
        Public("/api/v1/national", "/api/v1/national", National),
        Public("/api/v1/national/{year}", $"/api/v1/national/{EmbargoedYear.Year}", National | Averages | Categories),
        Public("/api/v1/decisions", "/api/v1/decisions", Nothing),
        Public("/api/v1/{**path}", $"/api/v1/letters/{EmbargoedYear.Year}", Nothing),
    ];

    /// <summary>Addresses that hold no figure and no letter of a year, with the reason; they are asked for all the same, as in the tenancy matrix.</summary>
    public static IReadOnlyDictionary<string, string> Silent { get; } = Of(
        ("single cases: actions, evidence, drafts and reports", [
            "/actions", "/actions/{Id:long}", "/actions/{Id:long}/evidence", "/actions/{Id:long}/evidence/receipt/{Reference}", "/actions/{Id:long}/evidence/receipt/{Reference}/reuse",
            "/actions/{id:long}/evidence/receipt/{reference}/pdf", "/actions/{id:long}/evidence/draft", "/actions/{id:long}/evidence/files", "/actions/{id:long}/evidence/files/{fileId:long}",
            "/actions/{id:long}/evidence/files/{fileId:long}/remove", "/actions/{id:long}/evidence/uploads", "/actions/{id:long}/evidence/uploads/{upload}",
            "/actions/{id:long}/evidence/uploads/{upload}/remove", "/actions/{id:long}/evidence/files/{fileId:long}/pages/{page:int}", "/actions/{id:long}/evidence/files/{fileId:long}/picture",
            "/actions/{Id:long}/evidence/files/{FileId:long}/preview", "/actions/{Id:long}/evidence/files/{FileId:long}/recall", "/actions/{id:long}/deadline.ics",
            "/drafts", "/drafts/{Reference}", "/reports", "/reports/{Reference}", "/findings", "/findings.csv", "/findings.txt", "/findings.html", "/decisions/{Reference}", "/calendar/{token}.ics",
        ]),
        ("single cases at the Ombudsman's desk", [
            "/desk/evidence", "/desk/reviews", "/desk/reviews/{SubmissionId:long}", "/desk/actions", "/desk/actions/{Id:long}", "/desk/decisions", "/desk/decisions/new", "/desk/decisions/{Reference}",
            "/desk/decisions/{Reference}/amend", "/desk/decisions/{Reference}/recommendations/new", "/desk/decisions/{Reference}/recommendations/{Id:long}", "/desk/decisions/{Reference}/preview",
            "/desk/conflicts", "/desk/conflicts/{Id:long}", "/desk/workload", "/desk/reports", "/desk/reports/{Reference}/{Slug}",
        ]),
        ("people, mail and the trail of who did what", [
            "/people", "/people/hand-over", "/people/services", "/people/mailboxes", "/people/audit", "/people/audit.csv", "/cover", "/delegates", "/notifications", "/notifications/{id:long}",
            "/reminders/settings", "/reminders/rules", "/unsubscribe/{token}", "/invitations/{token}", "/settings", "/settings/calendar", "/desk/people", "/desk/people/sessions", "/desk/authorities",
            "/desk/authorities/{Code}", "/desk/audit", "/desk/audit.csv", "/desk/reminders", "/desk/delivery", "/notify/receipts",
        ]),
        ("the service itself", [
            "/desk/jobs/status", "/desk/jobs/{**path}", "/favicon.ico", "/accessibility", "/privacy", "/cookies", "/credits", "/onboarding", "/sign-in", "/sign-out", "/sign-in/refused",
            "/sign-in/timed-out", "/session", "/session/extend", "/status/403", "/status/{code:int}", "/error", "/not-found", "/health/live", "/health/ready",
        ]));

    /// <summary>Everything that is asked for, with the addresses of single cases taken from another council's rows.</summary>
    public static IReadOnlyList<EmbargoEntry> All(PrivateRows cases) =>
    [
        .. Showing,
        .. Silent.Keys.Select(route => Public(route, (Routes.Private.GetValueOrDefault(route) ?? Routes.Shared[route])(cases), Nothing)),
    ];

    private static Dictionary<string, string> Of(params (string Why, string[] Routes)[] groups) =>
        groups.SelectMany(g => g.Routes, (g, route) => (route, g.Why)).ToDictionary(r => r.route, r => r.Why);

    private static EmbargoEntry Public(string route, string address, Shown shown) => Provisional(route, address, shown, Nothing, Nothing);

    private static EmbargoEntry Provisional(string route, string address, Shown shown, Shown officers, Shown publisher) =>
        new() { Route = route, Address = address, Public = shown, Officers = officers, Publisher = publisher, Granted = Nothing };

    private static EmbargoEntry Private(string route, string address, Shown shown) =>
        new() { Route = route, Address = address, Public = Nothing, Officers = shown, Publisher = Nothing, Granted = shown };

    private static EmbargoEntry Desk(string route, string address, Shown publisher) =>
        new() { Route = route, Address = address, Public = Nothing, Officers = Nothing, Publisher = publisher, Granted = Nothing };

    private static EmbargoEntry OfOfficers(string route, string address, Shown shown) =>
        new() { Route = route, Address = address, Public = Nothing, Officers = shown, Publisher = Nothing, Granted = Nothing };
}
