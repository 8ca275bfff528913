using System.Security.Cryptography;
using CouncilPortal.Compliance;
using CouncilPortal.Scopes;
using CouncilPortal.SignIn;
using Microsoft.Net.Http.Headers;

namespace CouncilPortal.Letters;

/// <summary>The addresses of letters as the files that were sent: downloads in which the browser runs nothing.</summary>
internal static class LetterFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/letters/{year}/file", Own).RequireAuthorization(Policies.Letters).WithSecurityHeadersPolicy(EvidenceEndpoints.FileHeaders);
        routes.MapGet("/councils/{slug}/letters/{year}/file", Public).AllowAnonymous().WithSecurityHeadersPolicy(EvidenceEndpoints.FileHeaders);
    }

    private static async Task<IResult> Own(HttpContext http, string year, string? council, LetterAsked asked, LetterFileQuery files, CancellationToken cancel) =>
        await asked.Own(http, year, council, null, "letter as it was sent", cancel) is { HasFile: true } letter ? await Answer(http.PortalScope(), letter, files, cancel) : Results.NotFound();

    private static async Task<IResult> Public(HttpContext http, string slug, string year, LetterAsked asked, LetterFileQuery files, CancellationToken cancel) =>
        await asked.Public(http, slug, year, null, cancel) is { HasFile: true } letter ? await Answer(http.PortalScope(), letter, files, cancel) : Results.NotFound();

    private static async Task<IResult> Answer(Scope scope, Letter letter, LetterFileQuery files, CancellationToken cancel) =>
        await files.Find(scope, letter.Id, cancel) is { } pdf
            ? Results.File(
                pdf,
                "application/pdf",
                $"{letter.Slug}-annual-review-letter-{letter.Year}-as-sent.pdf",
                entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(pdf))}\""))
            : Results.NotFound();
}
