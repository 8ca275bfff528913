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

    internal static readonly FileType Word = Of("a Word document", (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"));
    internal static readonly FileType Excel = Of("an Excel workbook", (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
    internal static readonly FileType PowerPoint = Of("a PowerPoint presentation", (".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"));
    internal static readonly FileType OldWord = Of("an older Word document", (".doc", "application/msword"));
    internal static readonly FileType OldExcel = Of("an older Excel workbook", (".xls", "application/vnd.ms-excel"));
    internal static readonly FileType OldPowerPoint = Of("an older PowerPoint presentation", (".ppt", "application/vnd.ms-powerpoint"));
    internal static readonly FileType OutlookMessage = Of("an Outlook message", (".msg", "application/vnd.ms-outlook"));
    internal static readonly FileType Text = Of("plain text", (".txt", "text/plain"), (".csv", "text/csv"));
    internal static readonly FileType Mail = Of("an e-mail", (".eml", "message/rfc822"));
    internal static readonly FileType MailOrText = Of("an e-mail", (".eml", "message/rfc822"), (".txt", "text/plain"), (".csv", "text/csv"));

    private static readonly FileType Pdf = Of("a PDF", (".pdf", "application/pdf"));
    private static readonly FileType Jpeg = Of("a JPEG picture", (".jpg", "image/jpeg"), (".jpeg", "image/jpeg"));
    private static readonly FileType Png = Of("a PNG picture", (".png", "image/png"));
    private static readonly FileType Gif = Of("a GIF picture", (".gif", "image/gif"));
    private static readonly FileType Tiff = Of("a TIFF picture", (".tif", "image/tiff"), (".tiff", "image/tiff"));
    private static readonly FileType WebP = Of("a WebP picture", (".webp", "image/webp"));
    private static readonly FileType Heic = Of("a HEIC picture", (".heic", "image/heic"), (".heif", "image/heif"));
    private static readonly string[] HeicBrands = ["heic", "heix", "hevc", "hevx", "mif1", "msf1", "heim", "heis"];

    /// <summary>The extensions that a chooser of files may offer.</summary>
    public static IReadOnlyList<string> Extensions { get; } =
    [
        .. new[] { Pdf, Word, Excel, PowerPoint, OldWord, OldExcel, OldPowerPoint, Jpeg, Png, Gif, Tiff, WebP, Heic, Text, Mail, OutlookMessage }.SelectMany(t => t.ContentTypes.Keys),
        ".odt", ".ods", ".odp",
    ];

    /// <summary>What the content is; null for whatever is not accepted.</summary>
    public static FileType? Recognise(Stream content) => Judge(content).Type;

    /// <summary>
    /// What the content is, or why it is not accepted. Every document is looked into as a whole, with little memory however large
    /// it is or claims to be.
    /// </summary>
    public static FileVerdict Judge(Stream content)
    {
        ArgumentNullException.ThrowIfNull(content);
        try
        {
            return Find(content) is { } type ? new FileVerdict(type, null) : new FileVerdict(null, FileFault.Unknown);
        }
        catch (FileFaultException found)
        {
            return new FileVerdict(null, found.Fault);
        }
        finally
        {
            content.Position = 0;
        }
    }

    /// <summary>The OpenDocument kind of a content type; null for drawings, templates and the like.</summary>
    internal static FileType? OpenDocument(string contentType)
    {
        const string Prefix = "application/vnd.oasis.opendocument.";
        return contentType switch
        {
            Prefix + "text" => Of("an OpenDocument text", (".odt", contentType)),
            Prefix + "spreadsheet" => Of("an OpenDocument spreadsheet", (".ods", contentType)),
            Prefix + "presentation" => Of("an OpenDocument presentation", (".odp", contentType)),
            _ => null,
        };
    }

    private static FileType? Find(Stream content)
    {
        Span<byte> space = stackalloc byte[HeadBytes];
        content.Position = 0;
        var head = space[..content.ReadAtLeast(space, HeadBytes, throwOnEndOfStream: false)];
        if (head.StartsWith("PK\u0003\u0004"u8))
        {
            return ZippedDocument.Recognise(content);
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return CompoundDocument.Recognise(content);
        }

        if (head.StartsWith("PK\u0005\u0006"u8) || head.StartsWith("Rar!"u8) || head.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF]) || head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            throw new FileFaultException(FileFault.Archive);
        }

        if ((head.StartsWith("%PDF-"u8) ? Pdf : Picture(head)) is not { } type)
        {
            return PlainText.Recognise(content);
        }

        return ForeignContent.HasZipAtItsEnd(content) || (type != Pdf && ForeignContent.HasMarkup(content)) ? throw new FileFaultException(FileFault.Mixed) : type;
    }

    private static FileType? Picture(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? Jpeg
        : head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? Png
        : head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) ? Gif
        : head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) ? Tiff
        : head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual("WEBP"u8) ? WebP
        : head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8) && HeicBrands.Contains(Encoding.ASCII.GetString(head[8..12])) ? Heic
        : null;

    private static FileType Of(string name, params (string Extension, string ContentType)[] types) =>
        new(name, types.ToDictionary(t => t.Extension, t => t.ContentType, StringComparer.OrdinalIgnoreCase));
}
