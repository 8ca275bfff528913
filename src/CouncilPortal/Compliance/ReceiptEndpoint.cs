using CouncilPortal.EmailOutbox;
using CouncilPortal.PdfPrinting;
using CouncilPortal.SignIn;

namespace CouncilPortal.Compliance;

/// <summary>The receipt as a PDF.</summary>
internal static class ReceiptEndpoint
{
    public static async Task<IResult> Handle(
        HttpContext http, long id, string reference, ReceiptQuery receipts, PdfSettings settings, PdfPrinter printer, CancellationToken cancel)
    {
        if (!settings.IsOffered || await receipts.Find(http.PortalScope(), id, reference, cancel) is not { } receipt)
        {
            return Results.NotFound();
        }

        await using var pages = new MailPages();
        var body = await pages.Render<ReceiptBody>(new Dictionary<string, object?> { [nameof(ReceiptBody.Receipt)] = receipt });
        var pdf = await printer.Print(new PdfPage { Title = $"Receipt {receipt.Reference}", Body = $"<h1>Receipt for evidence {receipt.Reference}</h1>{Invented(receipt)}{body}" }, cancel);
        return pdf is null
            ? Results.Text("The PDF could not be made just now. The page of the receipt holds the same and can be printed.", statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.File(pdf, "application/pdf", $"receipt {receipt.Reference}.pdf");
    }

    private static string Invented(Receipt receipt) => receipt.Asked.Action.IsInvented ? "<p>Invented for demonstration. The council and the decision are made up.</p>" : "";
}
