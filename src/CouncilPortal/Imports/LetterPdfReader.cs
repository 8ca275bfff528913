using CouncilPortal.EvidenceStore;
using CouncilPortal.PdfPrinting;

namespace CouncilPortal.Imports;

/// <summary>Takes the text out of a letter that is a PDF, once the scanner has found nothing in it.</summary>
public sealed class LetterPdfReader(PdfPictures pdfs, PdfSettings settings, ScannerSettings scanning, TimeProvider time)
{
    /// <summary>Its text; empty where its pages are pictures.</summary>
    /// <exception cref="FormatException">It cannot be taken; the message says why and what to do.</exception>
    public async Task<string> Read(byte[] pdf, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        if (settings.Pictures is null)
        {
            throw new FormatException("no program that reads PDFs is set here (Pdf:Pictures): bring the letter in as a text");
        }

        if (!pdf.AsSpan().StartsWith("%PDF-"u8))
        {
            throw new FormatException("it is no PDF: save it as one again, or bring the letter in as a text");
        }

        await Scan(pdf, cancel);
        using var content = new MemoryStream(pdf);
        return await pdfs.Text(content, cancel) ?? throw new FormatException("it is locked or damaged: save it again, or bring the letter in as a text");
    }

    private async Task Scan(byte[] pdf, CancellationToken cancel)
    {
        if (!scanning.IsOn)
        {
            return;
        }

        try
        {
            using var content = new MemoryStream(pdf);
            var report = await new ClamdScanner(scanning, time).Scan(content, pdf.Length, cancel);
            if (report.Result != ScanResult.Clean)
            {
                throw new FormatException($"the scanner does not let it pass ({report.Finding}): bring the letter in as a text");
            }
        }
        catch (ScannerUnavailableException away)
        {
            throw new FormatException("the malware scanner cannot be reached: try again later", away);
        }
    }
}
