using CouncilPortal.DataFiles;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;

namespace CouncilPortal.Api;

/// <summary>Figures of all councils, averages, and the national summary. Everything is read with the public's eyes, whoever asks.</summary>
public static class StatisticsApi
{
    private static readonly string[] AverageTypes = ["England", .. Authorities.CouncilTypes.All.Except([Authorities.CouncilTypes.Other])];

    /// <summary>Published years of all councils: counts and headline statistics</summary>
    /// <remarks>By council and year.</remarks>
    /// <param name="http">The request.</param>
    /// <param name="years">The query.</param>
    /// <param name="year">One reporting year, such as 2023-24.</param>
    /// <param name="type">County, District, Unitary, Metropolitan borough, London borough or Other.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="pageSize">How many are on a page.</param>
    public static Task<IResult> List(HttpContext http, PublishedYearsQuery years, string? year, string? type, string? page, string? pageSize) =>
        Answer(http, years, authorityId: null, year, type, page, pageSize);

    /// <summary>Headline statistics of all councils and years as one table (CSV)</summary>
    /// <remarks>One row for each council, year and statistic: the form that Excel and Power BI take as it is.</remarks>
    /// <param name="http">The request.</param>
    /// <param name="years">The query.</param>
    /// <param name="year">One reporting year, such as 2023-24.</param>
    /// <param name="type">County, District, Unitary, Metropolitan borough, London borough or Other.</param>
    public static async Task<IResult> Csv(HttpContext http, PublishedYearsQuery years, string? year, string? type)
    {
        var values = new ApiValues();
        var filter = PublishedYearsFilter.All with { Year = values.Year(year), Type = values.Type(type) };
        return values.Problems.Count > 0
            ? ApiProblem.Wrong(values.Problems)
            : ApiAnswer.Csv(http, StatisticsTables.Statistics("all councils", await years.Find(Scope.Public, filter, http.RequestAborted)));
    }

    /// <summary>Published averages of the types of council, and England’s rates</summary>
    /// <param name="http">The request.</param>
    /// <param name="averages">The query.</param>
    /// <param name="type">England, or a type of council.</param>
    /// <param name="year">One reporting year, such as 2023-24.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="pageSize">How many are on a page.</param>
    public static async Task<IResult> Averages(HttpContext http, PublicAveragesQuery averages, string? type, string? year, string? page, string? pageSize)
    {
        var values = new ApiValues();
        var (paging, of, only) = (ApiPaging.Read(values, page, pageSize), values.OneOf("type", type, AverageTypes), values.Year(year));
        return values.Problems.Count > 0
            ? ApiProblem.Wrong(values.Problems)
            : ApiAnswer.Of(http, paging.Cut(http, await averages.List(Scope.Public, of, only, http.RequestAborted)));
    }

    /// <summary>The national summaries of all published years, the latest first: only England’s rates</summary>
    /// <param name="http">The request.</param>
    /// <param name="averages">The query.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="pageSize">How many are on a page.</param>
    public static async Task<IResult> NationalYears(HttpContext http, PublicAveragesQuery averages, string? page, string? pageSize)
    {
        var values = new ApiValues();
        var paging = ApiPaging.Read(values, page, pageSize);
        return values.Problems.Count > 0
            ? ApiProblem.Wrong(values.Problems)
            : ApiAnswer.Of(http, paging.Cut(http, [.. (await averages.List(Scope.Public, "England", year: null, http.RequestAborted)).Reverse()]));
    }

    /// <summary>The national summary of a year</summary>
    /// <param name="http">The request.</param>
    /// <param name="national">The query.</param>
    /// <param name="year">The reporting year, such as 2023-24.</param>
    public static async Task<IResult> National(HttpContext http, NationalQuery national, string year) =>
        ReportingYear.TryParse(year, out var parsed) && await national.Find(Scope.Public, parsed, http.RequestAborted) is { } summary
            ? ApiAnswer.Of(http, ApiContent.National(summary))
            : ApiProblem.NotFound($"Nothing national is published of '{year}'. The published years are listed at {ApiSetup.Root}/national.");

    internal static async Task<IResult> Answer(HttpContext http, PublishedYearsQuery years, long? authorityId, string? year, string? type, string? page, string? pageSize)
    {
        var values = new ApiValues();
        var paging = ApiPaging.Read(values, page, pageSize);
        var filter = new PublishedYearsFilter { AuthorityId = authorityId, Year = values.Year(year), Type = values.Type(type), Limit = paging.Size, Offset = paging.Offset };
        if (values.Problems.Count > 0)
        {
            return ApiProblem.Wrong(values.Problems);
        }

        var rows = await years.Find(Scope.Public, filter, http.RequestAborted);
        return ApiAnswer.Of(http, paging.Of(http, ApiContent.Years(rows), await years.Count(Scope.Public, filter, http.RequestAborted)));
    }
}
