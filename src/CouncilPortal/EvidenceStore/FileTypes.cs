using System.IO.Compression;
using System.Text;

namespace CouncilPortal.EvidenceStore;

/// <summary>A kind of file that is accepted as evidence.</summary>
/// <param name="Name">As pages call it: "a PDF".</param>
/// <param name="ContentTypes">The content type for each extension that the content may carry.</param>
public sealed record FileType(string Name, IReadOnlyDictionary<string, string> ContentTypes);

/// <summary>Tells by its content what a file is, whatever its name or the browser says.</summary>
public static class FileTypes
{
    private const int HeadBytes = 512;

    private static readonly FileType Pdf = Of("a PDF", (".pdf", "application/pdf"));
    private static readonly FileType Jpeg = Of("a JPEG picture", (".jpg", "image/jpeg"), (".jpeg", "image/jpeg"));
    private static readonly FileType Png = Of("a PNG picture", (".png", "image/png"));
    private static readonly FileType Gif = Of("a GIF picture", (".gif", "image/gif"));
    private static readonly FileType Tiff = Of("a TIFF picture", (".tif", "image/tiff"), (".tiff", "image/tiff"));
    private static readonly FileType WebP = Of("a WebP picture", (".webp", "image/webp"));
    private static readonly FileType Heic = Of("a HEIC picture", (".heic", "image/heic"), (".heif", "image/heif"));
    private static readonly FileType Word = Of("a Word document", (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"));
    private static readonly FileType Excel = Of("an Excel workbook", (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
    private static readonly FileType PowerPoint = Of("a PowerPoint presentation", (".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"));
    private static readonly FileType OldOffice = Of(
        "an older Office file",
        (".doc", "application/msword"),
        (".xls", "application/vnd.ms-excel"),
        (".ppt", "application/vnd.ms-powerpoint"),
        (".msg", "application/vnd.ms-outlook"));

    private static readonly FileType Text = Of("plain text", (".txt", "text/plain"), (".csv", "text/csv"), (".eml", "message/rfc822"));
    private static readonly string[] HeicBrands = ["heic", "heix", "hevc", "hevx", "mif1", "msf1", "heim", "heis"];
    private static readonly string[] Markup = ["<!doctype", "<html", "<svg", "<?xml", "<script", "<body", "<head", "#!"];

    /// <summary>The extensions that a chooser of files may offer.</summary>
    public static IReadOnlyList<string> Extensions { get; } =
        [.. new[] { Pdf, Word, Excel, PowerPoint, OldOffice, Jpeg, Png, Gif, Tiff, WebP, Heic, Text }.SelectMany(t => t.ContentTypes.Keys), ".odt", ".ods", ".odp"];

    /// <summary>What the content is; null for whatever is not accepted: programs, archives, web pages, drawings with scripts.</summary>
    public static FileType? Recognise(Stream content)
    {
        Span<byte> space = stackalloc byte[HeadBytes];
        content.Position = 0;
        var head = space[..content.ReadAtLeast(space, HeadBytes, throwOnEndOfStream: false)];
        content.Position = 0;
        if (head.StartsWith("PK\u0003\u0004"u8))
        {
            return Zipped(content);
        }

        return head.StartsWith("%PDF-"u8) ? Pdf
            : head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? Jpeg
            : head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? Png
            : head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) ? Gif
            : head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) ? Tiff
            : head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual("WEBP"u8) ? WebP
            : head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8) && HeicBrands.Contains(Encoding.ASCII.GetString(head[8..12])) ? Heic
            : head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) ? OldOffice
            : IsText(content) ? Text
            : null;
    }

    private static FileType? Zipped(Stream content)
    {
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return zip.GetEntry("[Content_Types].xml") is not null ? OfficeOpen(zip) : OpenDocument(zip);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static FileType? OfficeOpen(ZipArchive zip) =>
        Has(zip, "word/") ? Word : Has(zip, "xl/") ? Excel : Has(zip, "ppt/") ? PowerPoint : null;

    private static bool Has(ZipArchive zip, string folder) => zip.Entries.Any(e => e.FullName.StartsWith(folder, StringComparison.Ordinal));

    private static FileType? OpenDocument(ZipArchive zip)
    {
        const string Prefix = "application/vnd.oasis.opendocument.";
        if (zip.GetEntry("mimetype") is not { Length: < 200 } entry)
        {
            return null;
        }

        using var reader = new StreamReader(entry.Open(), Encoding.ASCII);
        var type = reader.ReadToEnd().Trim();
        return type switch
        {
            Prefix + "text" => Of("an OpenDocument text", (".odt", type)),
            Prefix + "spreadsheet" => Of("an OpenDocument spreadsheet", (".ods", type)),
            Prefix + "presentation" => Of("an OpenDocument presentation", (".odp", type)),
            _ => null,
        };
    }

    private static bool IsText(Stream content)
    {
        content.Position = 0;
        using var reader = new StreamReader(content, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var buffer = new char[8192];
        try
        {
            var isFirst = true;
            for (var read = reader.ReadBlock(buffer); read > 0; read = reader.ReadBlock(buffer))
            {
                var some = buffer.AsSpan(0, read);
                if (some.Contains('\0') || (isFirst && IsMarkup(some)))
                {
                    return false;
                }

                isFirst = false;
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
        finally
        {
            content.Position = 0;
        }
    }

    private static bool IsMarkup(ReadOnlySpan<char> text)
    {
        var start = text.TrimStart().ToString();
        return Markup.Any(m => start.StartsWith(m, StringComparison.OrdinalIgnoreCase));
    }

    private static FileType Of(string name, params (string Extension, string ContentType)[] types) =>
        new(name, types.ToDictionary(t => t.Extension, t => t.ContentType, StringComparer.OrdinalIgnoreCase));
}
