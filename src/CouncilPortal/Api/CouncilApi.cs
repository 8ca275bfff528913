using CouncilPortal.Authorities;
using CouncilPortal.DataFiles;
using CouncilPortal.Decisions;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;

namespace CouncilPortal.Api;

/// <summary>Councils, and what is published of one. Everything is read with the public's eyes, whoever asks.</summary>
public static class CouncilApi
{
    private static readonly IReadOnlyList<DataColumn<ApiCouncil>> Columns =
    [
        new("slug", "Slug", "", c => c.Slug),
        new("name", "Name", "", c => c.Name),
        new("type", "Type", "", c => c.Type),
        new("region", "Region", "", c => c.Region),
        new("gss_code", "GSS code", "", c => c.GssCode),
        new("start_date", "From", "", c => c.StartDate),
        new("end_date", "Until", "", c => c.EndDate),
        new("invented", "Invented", "", c => c.Invented ? "yes" : "no"),
    ];

    /// <summary>Councils by name</summary>
    /// <remarks>Abolished councils are among them. A search looks in names, former names and GSS codes.</remarks>
    /// <param name="http">The request.</param>
    /// <param name="councils">The query.</param>
    /// <param name="search">A part of a name or former name, or a GSS code.</param>
    /// <param name="type">County, District, Unitary, Metropolitan borough, London borough or Other.</param>
    /// <param name="region">A region of England, such as South East.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="pageSize">How many are on a page.</param>
    public static async Task<IResult> List(HttpContext http, PublicCouncilsQuery councils, string? search, string? type, string? region, string? page, string? pageSize)
    {
        var values = new ApiValues();
        var paging = ApiPaging.Read(values, page, pageSize);
        var filter = new PublicCouncilsFilter
        {
            Search = values.Text("search", search),
            Type = values.Type(type),
            Region = values.Text("region", region),
            Limit = paging.Size,
            Offset = paging.Offset,
        };
        if (values.Problems.Count > 0)
        {
            return ApiProblem.Wrong(values.Problems);
        }

        var (rows, total) = await councils.List(Scope.Public, filter, http.RequestAborted);
        return ApiAnswer.Of(http, paging.Of(http, rows, total));
    }

    /// <summary>Every council as one table (CSV)</summary>
    /// <param name="http">The request.</param>
    /// <param name="councils">The query.</param>
    public static async Task<IResult> Csv(HttpContext http, PublicCouncilsQuery councils)
    {
        var (rows, _) = await councils.List(Scope.Public, new PublicCouncilsFilter { Search = null, Type = null, Region = null, Limit = int.MaxValue, Offset = 0 }, http.RequestAborted);
        return ApiAnswer.Csv(http, DataTable.Of("councils", "Councils", "Councils", Columns, rows));
    }

    /// <summary>One council</summary>
    /// <param name="http">The request.</param>
    /// <param name="councils">The query.</param>
    /// <param name="slug">Its part of addresses.</param>
    public static Task<IResult> Find(HttpContext http, PublicCouncilsQuery councils, string slug) => Of(http, slug, "", async found =>
    {
        var (council, years) = (await councils.Find(Scope.Public, found.Council.Slug, http.RequestAborted))!.Value;
        return ApiAnswer.Of(http, new ApiCouncilDetails
        {
            Slug = council.Slug,
            Name = council.Name,
            Type = council.Type,
            Region = council.Region,
            GssCode = council.GssCode,
            StartDate = council.StartDate,
            EndDate = council.EndDate,
            Invented = council.Invented,
            FormerNames = found.FormerNames,
            Predecessors = [.. found.Predecessors.Select(p => new ApiCouncilName { Slug = p.Slug, Name = p.Name })],
            Successors = [.. found.Successors.Select(s => new ApiCouncilName { Slug = s.Slug, Name = s.Name })],
            Years = years,
            Page = CouncilAddress.Page(council.Slug),
        });
    });

    /// <summary>A council's published years: counts and headline statistics</summary>
    /// <param name="http">The request.</param>
    /// <param name="years">The query.</param>
    /// <param name="slug">The council's part of addresses.</param>
    /// <param name="year">One reporting year, such as 2023-24.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="pageSize">How many are on a page.</param>
    public static Task<IResult> Statistics(HttpContext http, PublishedYearsQuery years, string slug, string? year, string? page, string? pageSize) =>
        Of(http, slug, "/statistics", found => StatisticsApi.Answer(http, years, found.Council.Id, year, type: null, page, pageSize));

    /// <summary>What a council's complaints were about, by year</summary>
    /// <param name="http">The request.</param>
    /// <param name="categories">The query.</param>
    /// <param name="slug">The council's part of addresses.</param>
    /// <param name="year">One reporting year, such as 2023-24.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="pageSize">How many are on a page.</param>
    public static Task<IResult> Categories(HttpContext http, YearCategoriesQuery categories, string slug, string? year, string? page, string? pageSize) => Of(http, slug, "/categories", async found =>
    {
        var values = new ApiValues();
        var (paging, only) = (ApiPaging.Read(values, page, pageSize), values.Year(year));
        return values.Problems.Count > 0
            ? ApiProblem.Wrong(values.Problems)
            : ApiAnswer.Of(http, paging.Cut(http, [.. (await categories.Find(Scope.Public, found.Council.Id, only, http.RequestAborted)).Select(ApiContent.Category)]));
    });

    /// <summary>A council's published decisions, the latest first</summary>
    /// <param name="http">The request.</param>
    /// <param name="decisions">The query.</param>
    /// <param name="slug">The council's part of addresses.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="pageSize">How many are on a page.</param>
    public static Task<IResult> Decisions(HttpContext http, PublicDecisionsQuery decisions, string slug, string? page, string? pageSize) =>
        Of(http, slug, "/decisions", found => DecisionApi.Answer(http, decisions, found.Council.Slug, category: null, outcome: null, from: null, to: null, page, pageSize));

    /// <summary>The service improvements that a council agreed to in published decisions, the latest first</summary>
    /// <param name="http">The request.</param>
    /// <param name="improvements">The query.</param>
    /// <param name="slug">The council's part of addresses.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="pageSize">How many are on a page.</param>
    public static Task<IResult> Improvements(HttpContext http, ImprovementsQuery improvements, string slug, string? page, string? pageSize) => Of(http, slug, "/improvements", async found =>
    {
        var values = new ApiValues();
        var paging = ApiPaging.Read(values, page, pageSize);
        return values.Problems.Count > 0
            ? ApiProblem.Wrong(values.Problems)
            : ApiAnswer.Of(http, paging.Cut(http, [.. (await improvements.All(Scope.Public, found.Council.Id, http.RequestAborted)).Select(ApiContent.Improvement)]));
    });

    /// <summary>The council of the address; an old address leads to the new one for good.</summary>
    private static async Task<IResult> Of(HttpContext http, string slug, string part, Func<CouncilDetails, Task<IResult>> answer)
    {
        var found = await http.RequestServices.GetRequiredService<CouncilQuery>().Find(Scope.Public, slug, http.RequestAborted);
        return found is null ? ApiProblem.NoCouncil(slug)
            : found.Council.Slug != slug ? Results.LocalRedirect($"{ApiSetup.Root}/councils/{found.Council.Slug}{part}{http.Request.QueryString}", permanent: true)
            : await answer(found);
    }
}
