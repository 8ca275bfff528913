using CouncilPortal.EmailOutbox;
using CouncilPortal.SignIn;

namespace CouncilPortal.Letters;

/// <summary>The addresses of letters as Word documents.</summary>
internal static class LetterWordFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet($"/letters/{{year}}/{LetterAddress.WordFile}", Own).RequireAuthorization(Policies.Letters);
        routes.MapGet($"/councils/{{slug}}/letters/{{year}}/{LetterAddress.WordFile}", Public).AllowAnonymous();
    }

    private static async Task<IResult> Own(
        HttpContext http, string year, string? council, string? version, LetterAsked asked, PortalAddress portal, TimeProvider time, CancellationToken cancel) =>
        await asked.Own(http, year, council, version, "letter as Word file", cancel) is { } letter ? LetterWord.File(letter, time.GetUtcNow(), portal).Answer() : Results.NotFound();

    private static async Task<IResult> Public(
        HttpContext http, string slug, string year, string? version, LetterAsked asked, PortalAddress portal, TimeProvider time, CancellationToken cancel) =>
        await asked.Public(http, slug, year, version, cancel) is { } letter ? LetterWord.File(letter, time.GetUtcNow(), portal).Answer() : Results.NotFound();
}
