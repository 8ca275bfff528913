using CouncilPortal.Decisions;
using CouncilPortal.Scopes;

namespace CouncilPortal.Api;

/// <summary>Published decisions. Everything is read with the public's eyes, whoever asks.</summary>
public static class DecisionApi
{
    /// <summary>Published decisions about all councils, the latest first</summary>
    /// <param name="http">The request.</param>
    /// <param name="decisions">The query.</param>
    /// <param name="council">A council's part of addresses.</param>
    /// <param name="category">A category under which decisions are filed, such as Housing.</param>
    /// <param name="outcome">Upheld, Not upheld, or Closed after initial enquiries.</param>
    /// <param name="from">Decided on this day or after: 2025-04-01.</param>
    /// <param name="to">Decided on this day or before: 2026-03-31.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="pageSize">How many are on a page.</param>
    public static Task<IResult> List(HttpContext http, PublicDecisionsQuery decisions, string? council, string? category, string? outcome, string? from, string? to, string? page, string? pageSize) =>
        Answer(http, decisions, council, category, outcome, from, to, page, pageSize);

    internal static async Task<IResult> Answer(
        HttpContext http, PublicDecisionsQuery decisions, string? council, string? category, string? outcome, string? from, string? to, string? page, string? pageSize)
    {
        var values = new ApiValues();
        var paging = ApiPaging.Read(values, page, pageSize);
        var filter = new PublicDecisionsFilter
        {
            Council = values.Text("council", council),
            Category = values.Text("category", category),
            Outcome = values.OneOf("outcome", outcome, DecisionsFilter.Outcomes),
            From = values.Date("from", from),
            To = values.Date("to", to),
            Limit = paging.Size,
            Offset = paging.Offset,
        };
        if (values.Problems.Count > 0)
        {
            return ApiProblem.Wrong(values.Problems);
        }

        var (rows, total) = await decisions.List(Scope.Public, filter, http.RequestAborted);
        return ApiAnswer.Of(http, paging.Of(http, rows, total));
    }
}
