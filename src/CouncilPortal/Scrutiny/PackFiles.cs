using System.Net;
using CouncilPortal.DataFiles;
using CouncilPortal.Documents;
using CouncilPortal.EmailOutbox;
using CouncilPortal.PdfPrinting;
using CouncilPortal.SignIn;
using CouncilPortal.Statistics;

namespace CouncilPortal.Scrutiny;

/// <summary>The committee pack as files, each made from the same document as its page.</summary>
internal static class PackFiles
{
    private const string Pattern = "/scrutiny/pack/{year}/pack.";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{Pattern}docx", (HttpContext http, string year, string? council) =>
            Answer(http, year, council, "Word", pack => Word(pack, PackWriting.Of(pack), Address(http)).Answer())).RequireAuthorization(Policies.Scrutiny);
        routes.MapGet($"{Pattern}ods", (HttpContext http, string year, string? council) =>
            Answer(http, year, council, "ODS", pack => Sheets(pack, PackWriting.Of(pack), Address(http)).Answer())).RequireAuthorization(Policies.Scrutiny);
        routes.MapGet($"{Pattern}pdf", async (HttpContext http, string year, string? council, PdfSettings settings, PdfPrinter printer) =>
            !settings.IsOffered || await Read(http, year, council, "PDF") is not { } pack
                ? Results.NotFound()
                : await printer.Print(await Printed(pack, PackWriting.Of(pack), Address(http)), http.RequestAborted) is { } pdf
                    ? Results.File(pdf, "application/pdf", PackAddress.FileName(pack.Council.Slug, pack.Year, "pdf"))
                    : Results.Text("The PDF could not be made just now. The page of the pack holds the same and can be printed.", statusCode: StatusCodes.Status503ServiceUnavailable))
            .RequireAuthorization(Policies.Scrutiny);
    }

    /// <summary>The Word document.</summary>
    public static DataFile Word(CommitteePack pack, PackDocument document, Func<string, string> address) => new()
    {
        Name = PackAddress.FileName(pack.Council.Slug, pack.Year, "docx"),
        ContentType = WordFile.ContentType,
        Bytes = PackWord.Of(document, pack.MadeOn, address),
    };

    /// <summary>The tables.</summary>
    public static DataFile Sheets(CommitteePack pack, PackDocument document, Func<string, string> address) =>
        DataFile.Ods(PackAddress.FileName(pack.Council.Slug, pack.Year, "ods"), PackSheets.Of(pack, document, address));

    /// <summary>The page that is printed as PDF.</summary>
    public static async Task<PdfPage> Printed(CommitteePack pack, PackDocument document, Func<string, string> address)
    {
        await using var pages = new MailPages();
        var body = await pages.Render<PackView>(new Dictionary<string, object?>
        {
            [nameof(PackView.Document)] = document,
            [nameof(PackView.HasPictures)] = false,
            [nameof(PackView.Address)] = (Func<string, string>)(link => link.StartsWith('/') ? address(link) : link),
        });
        var lead = string.Concat(document.Lead.Select(l => $"<p>{WebUtility.HtmlEncode(l)}</p>"));
        var notices = string.Concat(document.Notices.Select(n => $"<p><strong>{WebUtility.HtmlEncode(n)}</strong></p>"));
        return new PdfPage
        {
            Title = $"{pack.Council.Name}: {document.Title}",
            Body = $"<h1>{WebUtility.HtmlEncode(document.Title)}</h1><p>{WebUtility.HtmlEncode(document.Council)}</p>{notices}{lead}{body}",
        };
    }

    private static Func<string, string> Address(HttpContext http) => http.RequestServices.GetRequiredService<PortalAddress>().Of;

    private static async Task<IResult> Answer(HttpContext http, string year, string? council, string form, Func<CommitteePack, IResult> write) =>
        await Read(http, year, council, form) is { } pack ? write(pack) : Results.NotFound();

    private static async Task<CommitteePack?> Read(HttpContext http, string yearText, string? council, string form) =>
        ReportingYear.TryParse(yearText, out var year)
            ? await http.RequestServices.GetRequiredService<ReadCommitteePackCommand>().Read(http.PortalScope(), year, council ?? "", form, http.RequestAborted)
            : null;
}
