using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace CouncilPortal.EvidenceStore;

/// <summary>Text, CSV and e-mails: what has no bytes that only programs use.</summary>
internal static class PlainText
{
    private const int ChunkBytes = 64 * 1024;
    private const int HeadBytes = 8 * 1024;

    /// <summary>A reader of PDF looks for its beginning as far as here.</summary>
    private const int PdfReach = 1024;

    private static readonly SearchValues<byte> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(i => (byte)i).Where(b => b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f'))]);

    private static readonly string[] Markup = ["<!doctype", "<html", "<svg", "<?xml", "<script", "<body", "<head", "<?php", "#!", "{\\rtf"];
    private static readonly string[] MailHeaders = ["from:", "received:", "return-path:", "date:", "mime-version:", "message-id:", "subject:", "to:", "delivered-to:", "x-"];

    /// <summary>Which kind of text it is; null where it is none.</summary>
    /// <exception cref="FileFaultException">It is text and something else.</exception>
    public static FileType? Recognise(Stream content)
    {
        content.Position = 0;
        var head = new byte[Math.Min(HeadBytes, content.Length)];
        content.ReadExactly(head);
        if (head.AsSpan().StartsWith(Encoding.Unicode.Preamble) || head.AsSpan().StartsWith(Encoding.BigEndianUnicode.Preamble))
        {
            return IsUtf16(content) ? FileTypes.Text : null;
        }

        var (isText, isUtf8) = Scan(content);
        var start = Encoding.Latin1.GetString(head.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? head.AsSpan(3) : head).TrimStart();
        if (!isText || Markup.Any(m => start.StartsWith(m, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        if (start.AsSpan(0, Math.Min(start.Length, PdfReach)).Contains("%PDF-", StringComparison.Ordinal))
        {
            throw new FileFaultException(FileFault.Mixed);
        }

        return IsMail(start) ? isUtf8 ? FileTypes.MailOrText : FileTypes.Mail : isUtf8 ? FileTypes.Text : null;
    }

    private static (bool IsText, bool IsUtf8) Scan(Stream content)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes + 4);
        try
        {
            content.Position = 0;
            var isUtf8 = true;
            var kept = 0;
            for (var read = content.Read(buffer, 0, ChunkBytes); read > 0; read = content.Read(buffer, kept, ChunkBytes))
            {
                var some = buffer.AsSpan(0, kept + read);
                if (some.ContainsAny(Controls))
                {
                    return (false, false);
                }

                // A character may go on in the next chunk.
                kept = content.Position == content.Length ? 0 : Unfinished(some);
                isUtf8 = isUtf8 && Utf8.IsValid(some[..^kept]);
                some[^kept..].CopyTo(buffer);
            }

            return (true, isUtf8);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int Unfinished(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var b = bytes[^back];
            if ((b & 0xC0) != 0x80)
            {
                var needed = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC0 ? 2 : 1;
                return needed > back ? back : 0;
            }
        }

        return 0;
    }

    private static bool IsUtf16(Stream content)
    {
        content.Position = 0;
        using var reader = new StreamReader(content, new UnicodeEncoding(false, true, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var buffer = new char[8192];
        try
        {
            var isFirst = true;
            for (var read = reader.ReadBlock(buffer); read > 0; read = reader.ReadBlock(buffer))
            {
                var some = buffer.AsSpan(0, read);
                var start = some.TrimStart().ToString();
                if (some.ContainsAnyInRange('\0', '\b') || (isFirst && Markup.Any(m => start.StartsWith(m, StringComparison.OrdinalIgnoreCase))))
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
    }

    /// <summary>An e-mail (RFC 5322) begins with header fields.</summary>
    private static bool IsMail(string start)
    {
        var line = start.Split('\n', 2)[0];
        return line.StartsWith("From ", StringComparison.Ordinal) || MailHeaders.Any(h => line.StartsWith(h, StringComparison.OrdinalIgnoreCase));
    }
}
