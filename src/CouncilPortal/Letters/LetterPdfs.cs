using System.Globalization;
using CouncilPortal.EmailOutbox;
using CouncilPortal.PdfPrinting;
using CouncilPortal.SignIn;
using Microsoft.Extensions.Caching.Memory;

namespace CouncilPortal.Letters;

/// <summary>
/// Letters as tagged PDF, made from the same component as the page. The latest are kept, so that a letter that many ask for is printed
/// once; who may have one is asked each time before.
/// </summary>
public sealed class LetterPdfs(PdfPrinter printer, PdfSettings settings, LetterAsked asked, TimeProvider time) : IDisposable
{
    private const long MostBytes = 64L * 1024 * 1024;
    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    /// <summary>Maps the addresses of letters as PDF.</summary>
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/letters/{year}/pdf", (HttpContext http, string year, string? council, string? version, LetterPdfs pdfs, CancellationToken cancel) =>
            pdfs.Own(http, year, council, version, cancel)).RequireAuthorization(Policies.Letters);
        routes.MapGet("/councils/{slug}/letters/{year}/pdf", (HttpContext http, string slug, string year, string? version, LetterPdfs pdfs, CancellationToken cancel) =>
            pdfs.Public(http, slug, year, version, cancel)).AllowAnonymous();
    }

    /// <inheritdoc/>
    public void Dispose() => kept.Dispose();

    private async Task<IResult> Own(HttpContext http, string year, string? council, string? version, CancellationToken cancel) =>
        settings.IsOffered && await asked.Own(http, year, council, version, "letter as PDF", cancel) is { } letter ? await Answer(letter, cancel) : Results.NotFound();

    private async Task<IResult> Public(HttpContext http, string slug, string year, string? version, CancellationToken cancel) =>
        settings.IsOffered && await asked.Public(http, slug, year, version, cancel) is { } letter ? await Answer(letter, cancel) : Results.NotFound();

    private async Task<IResult> Answer(Letter letter, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var key = string.Create(CultureInfo.InvariantCulture, $"{letter.Id} {letter.Version} {letter.PublishedAt:O} {letter.IsEmbargoed(now)} {letter.ReplacedAt:O}");
        if (kept.Get<byte[]>(key) is not { } pdf)
        {
            await using var pages = new MailPages();
            var body = await pages.Render<LetterDocument>(new Dictionary<string, object?> { [nameof(LetterDocument.Letter)] = letter, [nameof(LetterDocument.Now)] = now });
            if (await printer.Print(new PdfPage { Title = $"Annual review letter {letter.Year}, {letter.Authority}", Body = body }, cancel) is not { } made)
            {
                return Results.Text("The PDF could not be made just now. The page of the letter holds the same and can be printed.", statusCode: StatusCodes.Status503ServiceUnavailable);
            }

            pdf = kept.Set(key, made, new MemoryCacheEntryOptions { Size = made.Length });
        }

        return Results.File(pdf, "application/pdf", $"{LetterAddress.FileName(letter)}.pdf");
    }
}
