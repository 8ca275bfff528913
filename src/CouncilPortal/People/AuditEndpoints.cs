using CouncilPortal.Audit;
using CouncilPortal.DataFiles;
using CouncilPortal.SignIn;
using CouncilPortal.Time;

namespace CouncilPortal.People;

/// <summary>The audit trail as files, at the addresses of its pages.</summary>
public static class AuditEndpoints
{
    /// <summary>Where administrators search it.</summary>
    public const string Desk = "/desk/audit";

    /// <summary>Where a council's link officers do.</summary>
    public const string Council = "/people/audit";

    private static readonly DataColumn<AuditRow>[] Columns =
    [
        new("at", "When (UTC)", "The instant, in UTC.", r => r.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)),
        new("who", "Who", "A person's name, or a job's.", r => r.Who),
        new("action", "What was done", "In the past tense.", r => r.Action),
        new("subject", "To what", "What it was done to.", r => r.Subject),
        new("authority", "Authority", "The authority concerned.", r => r.Authority),
        new("detail", "Detail", "More.", r => r.Detail),
    ];

    /// <summary>The files of the pages.</summary>
    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        Map(routes, Desk, Policies.DeskAudit);
        Map(routes, Council, Policies.People);
    }

    private static void Map(IEndpointRouteBuilder routes, string path, string policy) =>
        routes.MapGet($"{path}.csv", async (HttpContext http, ExportAuditCommand export, TimeProvider time, string? who, string? what, string? council, string? from, string? to) =>
        {
            var rows = await export.Export(http.PortalScope(), AuditFilter.Read(who, what, council, from, to, null), http.RequestAborted);
            http.Response.Headers.CacheControl = "no-store";
            return rows is null
                ? Results.NotFound()
                : DataFile.Csv($"audit-{LondonTime.Today(time):yyyy-MM-dd}.csv", DataTable.Of("audit", "Audit", "Who did and saw what", Columns, rows)).Answer();
        }).RequireAuthorization(policy);
}
