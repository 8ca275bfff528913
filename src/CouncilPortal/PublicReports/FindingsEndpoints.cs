using CouncilPortal.DataFiles;
using CouncilPortal.SignIn;
using CouncilPortal.Time;

namespace CouncilPortal.PublicReports;

/// <summary>The summary of findings as files.</summary>
internal static class FindingsEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "csv", FindingsDocument.Csv);
        Map(routes, "txt", FindingsDocument.Text);
        Map(routes, "html", FindingsDocument.Html);
    }

    /// <summary>The address of the file of a kind.</summary>
    public static string Address(Findings findings, string kind) => $"{ReportAddress.Findings}.{kind}?council={findings.Council.Slug}&{findings.Period.Query}";

    private static void Map(IEndpointRouteBuilder routes, string kind, Func<Findings, DataFile> write) =>
        routes.MapGet($"{ReportAddress.Findings}.{kind}", async (HttpContext http, FindingsQuery query, TimeProvider time, string? council, string? from, string? to) =>
        {
            var findings = await query.Of(http.PortalScope(), string.IsNullOrEmpty(council) ? null : council, FindingsPeriod.Read(from, to, LondonTime.Today(time)), http.RequestAborted);
            return findings is null ? Results.NotFound() : write(findings).Answer();
        }).RequireAuthorization(Policies.Findings);
}
