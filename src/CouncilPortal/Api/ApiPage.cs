using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace CouncilPortal.Api;

/// <summary>A part of a long list.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
public sealed record ApiPage<T>
{
    /// <summary>What is on this page.</summary>
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>How many there are on all pages.</summary>
    public required long Total { get; init; }

    /// <summary>The page, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>How many are on a full page.</summary>
    public required int PageSize { get; init; }

    /// <summary>The address of the next page, from the portal's root; null on the last.</summary>
    public required string? Next { get; init; }

    /// <summary>The address of the previous page, from the portal's root; null on the first.</summary>
    public required string? Previous { get; init; }
}

/// <summary>Which part of a list is asked for.</summary>
internal sealed record ApiPaging(int Page, int Size)
{
    /// <summary>On a page, where the asker does not say.</summary>
    public const int Usual = 100;

    /// <summary>On a page at most.</summary>
    public const int Most = 500;

    /// <summary>The last page that can be asked for.</summary>
    public const int LastPage = 1_000_000;

    /// <summary>How many to pass over.</summary>
    public int Offset => (Page - 1) * Size;

    /// <summary>Reads <c>page</c> and <c>pageSize</c>.</summary>
    public static ApiPaging Read(ApiValues values, string? page, string? pageSize) =>
        new(values.Number("page", page, 1, LastPage, 1), values.Number("pageSize", pageSize, 1, Most, Usual));

    /// <summary>The page with its links, of items already cut to it.</summary>
    public ApiPage<T> Of<T>(HttpContext http, IReadOnlyList<T> items, long total) => new()
    {
        Items = items,
        Total = total,
        Page = Page,
        PageSize = Size,
        Next = (long)Page * Size < total ? Address(http, Page + 1) : null,
        Previous = Page > 1 ? Address(http, (int)Math.Clamp((total + Size - 1) / Size, 1, Page - 1)) : null,
    };

    /// <summary>The page with its links, out of all items.</summary>
    public ApiPage<T> Cut<T>(HttpContext http, IReadOnlyList<T> all) => Of(http, [.. all.Skip(Offset).Take(Size)], all.Count);

    private static string Address(HttpContext http, int page)
    {
        var query = new QueryBuilder(http.Request.Query.Where(q => q.Key != "page").SelectMany(q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v ?? "")))
        {
            { "page", page.ToString(CultureInfo.InvariantCulture) },
        };
        return $"{http.Request.PathBase}{http.Request.Path}{query}";
    }
}
