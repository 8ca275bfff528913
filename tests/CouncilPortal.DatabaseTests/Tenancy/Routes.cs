using CouncilPortal.Decisions;
using CouncilPortal.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPortal.DatabaseTests.Tenancy;

/// <summary>What every address of the portal is asked for, aimed at another council's rows. One without an entry fails the matrix.</summary>
internal static class Routes
{
    /// <summary>Addresses of something private: another council's is 404 or, where the role lacks the page altogether, 403.</summary>
    public static IReadOnlyDictionary<string, Func<PrivateRows, string>> Private { get; } = new Dictionary<string, Func<PrivateRows, string>>
    {
        ["/actions/{Id:long}"] = r => $"/actions/{r.Recommendation}",
        ["/actions/{Id:long}/evidence"] = r => $"/actions/{r.Recommendation}/evidence",
        ["/actions/{Id:long}/evidence/receipt/{Reference}"] = r => $"/actions/{r.Recommendation}/evidence/receipt/{r.Council}",
        ["/actions/{Id:long}/evidence/receipt/{Reference}/reuse"] = r => $"/actions/{r.Recommendation}/evidence/receipt/{r.Council}/reuse",
        ["/actions/{id:long}/evidence/receipt/{reference}/pdf"] = r => $"/actions/{r.Recommendation}/evidence/receipt/{r.Council}/pdf",
        ["/actions/{id:long}/evidence/draft"] = r => $"/actions/{r.Recommendation}/evidence/draft",
        ["/actions/{id:long}/evidence/files"] = r => $"/actions/{r.Recommendation}/evidence/files",
        ["/actions/{id:long}/evidence/files/{fileId:long}"] = r => $"/actions/{r.Recommendation}/evidence/files/{r.File}",
        ["/actions/{id:long}/evidence/files/{fileId:long}/remove"] = r => $"/actions/{r.Recommendation}/evidence/files/{r.File}/remove",
        ["/actions/{id:long}/evidence/uploads"] = r => $"/actions/{r.Recommendation}/evidence/uploads",
        ["/actions/{id:long}/evidence/uploads/{upload}"] = r => $"/actions/{r.Recommendation}/evidence/uploads/{r.Upload}",
        ["/actions/{id:long}/evidence/uploads/{upload}/remove"] = r => $"/actions/{r.Recommendation}/evidence/uploads/{r.Upload}/remove",
        ["/actions/{id:long}/evidence/files/{fileId:long}/picture"] = r => $"/actions/{r.Recommendation}/evidence/files/{r.File}/picture",
        ["/actions/{Id:long}/evidence/files/{FileId:long}/preview"] = r => $"/actions/{r.Recommendation}/evidence/files/{r.File}/preview",
        ["/actions/{Id:long}/evidence/files/{FileId:long}/recall"] = r => $"/actions/{r.Recommendation}/evidence/files/{r.SubmittedFile}/recall",
        ["/actions/{id:long}/deadline.ics"] = r => $"/actions/{r.Recommendation}/deadline.ics",
        ["/calendar/{token}.ics"] = _ => "/calendar/guessed.ics",
        ["/desk/evidence"] = _ => "/desk/evidence",
        ["/decisions/{Reference}"] = r => $"/decisions/{DecisionReference.Parse(r.Reference).Address}",
        ["/councils/{Slug}/letters/{YearText}"] = r => $"/councils/{r.Slug}/letters/2098-99",
        ["/letters/{year}"] = r => $"/letters/2098-99?council={r.Slug}",
        ["/people/hand-over"] = r => $"/people/hand-over?from={r.Person}&council={r.Council}",
        ["/desk/people"] = _ => "/desk/people",
        ["/desk/reminders"] = _ => "/desk/reminders",
        ["/notifications/{id:long}"] = r => $"/notifications/{r.Notification}",
        ["/desk/reviews"] = _ => "/desk/reviews",
        ["/desk/reviews/{SubmissionId:long}"] = r => $"/desk/reviews/{r.Submission}",
        ["/desk/actions"] = _ => "/desk/actions",
        ["/desk/actions/{Id:long}"] = r => $"/desk/actions/{r.Recommendation}",
        ["/desk/decisions"] = _ => "/desk/decisions",
        ["/desk/decisions/new"] = _ => "/desk/decisions/new",
        ["/desk/decisions/{Reference}"] = r => $"/desk/decisions/{DecisionReference.Parse(r.Reference).Address}",
        ["/desk/decisions/{Reference}/amend"] = r => $"/desk/decisions/{DecisionReference.Parse(r.Reference).Address}/amend",
        ["/desk/decisions/{Reference}/recommendations/new"] = r => $"/desk/decisions/{DecisionReference.Parse(r.Reference).Address}/recommendations/new",
        ["/desk/decisions/{Reference}/recommendations/{Id:long}"] = r => $"/desk/decisions/{DecisionReference.Parse(r.Reference).Address}/recommendations/{r.Recommendation}",
        ["/desk/decisions/{Reference}/preview"] = r => $"/desk/decisions/{DecisionReference.Parse(r.Reference).Address}/preview",
        ["/drafts/{Reference}"] = r => $"/drafts/{DecisionReference.Parse(r.Reference).Address}",
        ["/desk/conflicts"] = _ => "/desk/conflicts",
        ["/desk/conflicts/{Id:long}"] = r => $"/desk/conflicts/{r.Conflict}",
        ["/desk/workload"] = _ => "/desk/workload",
        ["/reports/{Reference}"] = r => $"/reports/{DecisionReference.Parse(r.Reference).Address}",
        ["/desk/reports"] = _ => "/desk/reports?show=all",
        ["/desk/reports/{Reference}/{Slug}"] = r => $"/desk/reports/{DecisionReference.Parse(r.Reference).Address}/{r.Slug}",
        ["/desk/delivery"] = _ => "/desk/delivery",
        ["/notify/receipts"] = _ => "/notify/receipts",
        ["/desk/jobs/status"] = _ => "/desk/jobs/status",
        ["/desk/jobs/{**path}"] = _ => "/desk/jobs",
    };

    /// <summary>Addresses that answer everyone, or each about the own council: whatever they answer, nothing of another council is in it.</summary>
    public static IReadOnlyDictionary<string, Func<PrivateRows, string>> Shared { get; } = new Dictionary<string, Func<PrivateRows, string>>
    {
        ["/"] = _ => "/",
        ["/actions"] = _ => "/actions?state=all",
        ["/drafts"] = _ => "/drafts",
        ["/reports"] = _ => "/reports",
        ["/findings"] = r => $"/findings?council={r.Slug}",
        ["/findings.csv"] = r => $"/findings.csv?council={r.Slug}",
        ["/findings.txt"] = r => $"/findings.txt?council={r.Slug}",
        ["/findings.html"] = r => $"/findings.html?council={r.Slug}",
        ["/people"] = _ => "/people",
        ["/notifications"] = _ => "/notifications",
        ["/reminders/settings"] = _ => "/reminders/settings",
        ["/reminders/rules"] = _ => "/reminders/rules",
        ["/unsubscribe/{token}"] = _ => "/unsubscribe/guessed",
        ["/people/services"] = _ => "/people/services",
        ["/cover"] = _ => "/cover",
        ["/letters"] = _ => "/letters",
        ["/scrutiny"] = _ => "/scrutiny",
        ["/councils"] = _ => "/councils?q=otherton",
        ["/councils/{Slug}"] = r => $"/councils/{r.Slug}?year=2098-99",
        ["/councils/{Slug}/decisions"] = r => $"/councils/{r.Slug}/decisions",
        ["/councils/{Slug}/improvements"] = r => $"/councils/{r.Slug}/improvements",
        ["/councils/{Slug}/reports"] = r => $"/councils/{r.Slug}/reports",
        ["/councils/{Slug}/letters"] = r => $"/councils/{r.Slug}/letters",
        ["/councils/{slug}/statistics.csv"] = r => $"/councils/{r.Slug}/statistics.csv",
        ["/councils/{slug}/statistics.xlsx"] = r => $"/councils/{r.Slug}/statistics.xlsx",
        ["/councils/{slug}/statistics.ods"] = r => $"/councils/{r.Slug}/statistics.ods",
        ["/councils/{slug}/trends.csv"] = r => $"/councils/{r.Slug}/trends.csv",
        ["/councils/{slug}/categories.csv"] = r => $"/councils/{r.Slug}/categories.csv?year=2098-99",
        ["/councils/{slug}/themes.csv"] = r => $"/councils/{r.Slug}/themes.csv?year=2098-99",
        ["/councils/{slug}/funnel.csv"] = r => $"/councils/{r.Slug}/funnel.csv?year=2098-99",
        ["/councils/{Slug}/data"] = r => $"/councils/{r.Slug}/data",
        ["/councils/map.csv"] = _ => "/councils/map.csv?year=2098-99",
        ["/councils/{slug}/decisions.csv"] = r => $"/councils/{r.Slug}/decisions.csv",
        ["/councils/{slug}/improvements.csv"] = r => $"/councils/{r.Slug}/improvements.csv",
        ["/compare"] = r => $"/compare?councils={r.Slug}&year=2098-99",
        ["/compare/groups"] = r => $"/compare/groups?councils={r.Slug}",
        ["/national"] = _ => "/national",
        ["/national/{YearText}"] = _ => "/national/2098-99",
        ["/compare.csv"] = r => $"/compare.csv?councils={r.Slug}&year=2098-99",
        ["/national/{YearText}/data"] = _ => "/national/2098-99/data",
        ["/national/{year}/tables.xlsx"] = _ => "/national/2098-99/tables.xlsx",
        ["/national/{year}/tables.ods"] = _ => "/national/2098-99/tables.ods",
        ["/national/{year}/{table}.csv"] = _ => "/national/2098-99/types.csv",
        ["/decisions"] = r => $"/decisions?council={r.Slug}",
        ["/invitations/{token}"] = _ => "/invitations/guessed",
        ["/api"] = _ => "/api",
        ["/api/v1/"] = _ => "/api/v1",
        ["/api/v1/openapi.json"] = _ => "/api/v1/openapi.json",
        ["/api/v1/councils"] = _ => "/api/v1/councils?search=otherton",
        ["/api/v1/councils.csv"] = _ => "/api/v1/councils.csv",
        ["/api/v1/councils/{slug}"] = r => $"/api/v1/councils/{r.Slug}",
        ["/api/v1/councils/{slug}/statistics"] = r => $"/api/v1/councils/{r.Slug}/statistics",
        ["/api/v1/councils/{slug}/categories"] = r => $"/api/v1/councils/{r.Slug}/categories",
        ["/api/v1/councils/{slug}/decisions"] = r => $"/api/v1/councils/{r.Slug}/decisions",
        ["/api/v1/councils/{slug}/improvements"] = r => $"/api/v1/councils/{r.Slug}/improvements",
        ["/api/v1/statistics"] = _ => "/api/v1/statistics?year=2098-99",
        ["/api/v1/statistics.csv"] = _ => "/api/v1/statistics.csv",
        ["/api/v1/averages"] = _ => "/api/v1/averages",
        ["/api/v1/national"] = _ => "/api/v1/national",
        ["/api/v1/national/{year}"] = _ => "/api/v1/national/2098-99",
        ["/api/v1/decisions"] = r => $"/api/v1/decisions?council={r.Slug}",
        ["/api/v1/{**path}"] = _ => "/api/v1/anything",
        ["/settings/calendar"] = _ => "/settings/calendar",
        ["/favicon.ico"] = _ => "/favicon.ico",
        ["/accessibility"] = _ => "/accessibility",
        ["/privacy"] = _ => "/privacy",
        ["/cookies"] = _ => "/cookies",
        ["/credits"] = _ => "/credits",
        ["/onboarding"] = _ => "/onboarding",
        ["/sign-in"] = _ => "/sign-in",
        ["/sign-out"] = _ => "/sign-out",
        ["/sign-in/refused"] = _ => "/sign-in/refused",
        ["/sign-in/timed-out"] = _ => "/sign-in/timed-out",
        ["/session"] = _ => "/session",
        ["/session/extend"] = _ => "/session/extend",
        ["/status/403"] = _ => "/status/403",
        ["/status/{code:int}"] = _ => "/status/404",
        ["/error"] = _ => "/error",
        ["/not-found"] = _ => "/not-found",
        ["/health/live"] = _ => "/health/live",
        ["/health/ready"] = _ => "/health/ready",
    };

    /// <summary>The demonstration's own pages: on a developer's machine alone, about invented people, with every mail for everyone.</summary>
    public static bool IsDemo(string pattern) => pattern.StartsWith("/demo/", StringComparison.Ordinal);

    /// <summary>Every address that the portal has, without files and the framework's own.</summary>
    public static ILookup<string, RouteEndpoint> Of(TestPortal portal) =>
        portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(e => (Pattern: "/" + e.RoutePattern.RawText?.TrimStart('/'), Endpoint: e))
            .Where(e => !e.Pattern.StartsWith("/_", StringComparison.Ordinal))
            .ToLookup(e => e.Pattern, e => e.Endpoint);
}
