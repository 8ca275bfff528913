using CouncilPortal.DataFiles;
using CouncilPortal.PublicPages;
using CouncilPortal.Scopes;

namespace CouncilPortal.Statistics;

/// <summary>The tables of the map and of councils side by side as files.</summary>
internal static class ComparisonFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/councils/map.csv", async (string? tier, string? statistic, string? year, HttpContext http, MapQuery maps) =>
            await maps.Find(Scope.Public, MapChoice.Read(tier, statistic, show: null, year), http.RequestAborted) is { } map
                ? DataFile.Csv($"councils-{(map.Choice.IsRemedy ? "remedy" : "upheld")}-rate-{map.Choice.Year}.csv", ComparisonTables.Map(map)).Answer()
                : Results.NotFound()).AllowAnonymous().WithMetadata(new PublicPageAttribute());
        routes.MapGet("/compare.csv", async (string? councils, string? year, HttpContext http, ComparisonQuery comparisons) =>
        {
            var slugs = (councils ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            ReportingYear? only = ReportingYear.TryParse(year, out var parsed) ? parsed : null;
            var comparison = await comparisons.Find(Scope.Public, slugs, http.RequestAborted);
            return DataFile.Csv(only is null ? "comparison.csv" : $"comparison-{only}.csv", ComparisonTables.Compare(comparison, only)).Answer();
        }).AllowAnonymous().WithMetadata(new PublicPageAttribute());
    }
}
