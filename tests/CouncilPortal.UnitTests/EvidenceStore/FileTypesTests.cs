using System.IO.Compression;
using System.Text;
using CouncilPortal.EvidenceStore;
using Xunit;

namespace CouncilPortal.UnitTests.EvidenceStore;

public sealed class FileTypesTests
{
    [Theory]
    [InlineData(".pdf", "%PDF-1.7\nrest")]
    [InlineData(".gif", "GIF89a rest")]
    [InlineData(".tif", "II*\0 rest")]
    [InlineData(".webp", "RIFF\u0001\u0002\u0003\u0004WEBP rest")]
    [InlineData(".heic", "\u0000\u0000\u0000\u0018ftypheic rest")]
    [InlineData(".txt", "It was done on Monday.")]
    [InlineData(".csv", "name,attended\nFirst officer,yes")]
    [InlineData(".eml", "From: officer@example.org\nSubject: Done\n\nDone.")]
    public void What_councils_send_is_known_by_its_content(string extension, string content) =>
        Assert.Contains(extension, Recognise(Encoding.Latin1.GetBytes(content))!.ContentTypes.Keys);

    [Fact]
    public void Pictures_are_known_by_their_first_bytes()
    {
        Assert.Contains(".jpg", Recognise([0xFF, 0xD8, 0xFF, 0xE0, 0, 0])!.ContentTypes.Keys);
        Assert.Contains(".png", Recognise([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0])!.ContentTypes.Keys);
    }

    [Theory]
    [InlineData(".docx", "[Content_Types].xml", "word/document.xml")]
    [InlineData(".xlsx", "[Content_Types].xml", "xl/workbook.xml")]
    [InlineData(".pptx", "[Content_Types].xml", "ppt/presentation.xml")]
    public void Office_files_are_told_apart_by_what_is_inside(string extension, string first, string second) =>
        Assert.Equal([extension], Recognise(Zip((first, "<Types/>"), (second, "<x/>")))!.ContentTypes.Keys);

    [Theory]
    [InlineData(".odt", "text")]
    [InlineData(".ods", "spreadsheet")]
    [InlineData(".odp", "presentation")]
    public void OpenDocument_files_are_told_apart_by_their_own_word(string extension, string type) =>
        Assert.Equal([extension], Recognise(Zip(("mimetype", "application/vnd.oasis.opendocument." + type), ("content.xml", "<x/>")))!.ContentTypes.Keys);

    [Theory]
    [InlineData("MZ\u0090\0\u0003\0\0\0")]
    [InlineData("\u007fELF\u0002\u0001\u0001\0")]
    [InlineData("<!DOCTYPE html><script>alert(1)</script>")]
    [InlineData("  \n<HTML><body>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'>")]
    [InlineData("<?xml version='1.0'?><svg/>")]
    [InlineData("#!/bin/sh\nrm -rf x")]
    [InlineData("text with a \0 in it")]
    public void Programs_web_pages_and_drawings_with_scripts_are_not_taken(string content) =>
        Assert.Null(Recognise(Encoding.Latin1.GetBytes(content)));

    [Fact]
    public void An_archive_is_not_taken_nor_a_broken_one()
    {
        Assert.Null(Recognise(Zip(("readme.txt", "hello"))));
        Assert.Null(Recognise(Zip(("[Content_Types].xml", "<Types/>"), ("other/x.bin", "hello"))));
        Assert.Null(Recognise("PK\u0003\u0004 and then nothing"u8.ToArray()));
    }

    [Fact]
    public void Text_in_UTF_16_is_taken_and_text_in_an_old_code_page_is_not()
    {
        Assert.NotNull(Recognise([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("name;£")]));
        Assert.NotNull(Recognise([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes("name;£")]));
        Assert.Null(Recognise(Encoding.Latin1.GetBytes("name;£")));
    }

    [Theory]
    [InlineData(".doc", "WordDocument")]
    [InlineData(".xls", "Workbook")]
    [InlineData(".ppt", "PowerPoint Document")]
    [InlineData(".msg", "__properties_version1.0")]
    public void Older_Office_files_are_told_apart_by_what_is_in_their_root(string extension, string stream) =>
        Assert.Equal([extension], Recognise(Compound(stream))!.ContentTypes.Keys);

    [Fact]
    public void An_installer_a_locked_document_and_one_with_macros_are_not_taken_for_older_Office_files()
    {
        Assert.Equal(FileFault.Unknown, Fault(Compound("!_StringData")));
        Assert.Equal(FileFault.Protected, Fault(Compound("EncryptedPackage")));
        Assert.Equal(FileFault.Macros, Fault(Compound("WordDocument", "Macros")));
        Assert.Equal(FileFault.Damaged, Fault([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]));
        var endless = Compound("WordDocument");
        endless[512 + 4] = 1;
        endless.AsSpan(512 + 5, 3).Clear();
        Assert.Equal(FileFault.Damaged, Fault(endless));
    }

    [Fact]
    public void A_zip_in_any_dress_is_an_archive()
    {
        Assert.Equal(FileFault.Archive, Fault(Zip(("readme.txt", "hello"))));
        Assert.Equal(FileFault.Archive, Fault(Zip(Document("word/embeddings/files.bin", Zip(("readme.txt", "hello"))))));
        Assert.Equal(FileFault.Archive, Fault(Zip(Document("word/media/x.bin", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0]))));
        Assert.Equal(FileFault.Archive, Fault([0x1F, 0x8B, 8, 0]));
    }

    [Fact]
    public void A_workbook_in_a_document_is_taken_and_a_program_in_one_is_not()
    {
        var workbook = Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<x/>"));
        Assert.NotNull(Recognise(Zip(Document("word/embeddings/sheet.xlsx", workbook))));
        Assert.Equal(FileFault.Program, Fault(Zip(Document("word/embeddings/run.bin", "MZ\u0090\0\u0003"u8.ToArray()))));
        var deep = Zip(Document("word/embeddings/a.docx", Zip(Document("word/embeddings/b.docx", Zip(Document("word/embeddings/c.docx", workbook))))));
        Assert.Equal(FileFault.Archive, Fault(deep));
    }

    [Fact]
    public void A_document_that_unpacks_to_far_more_than_itself_is_a_bomb()
    {
        Assert.Equal(FileFault.Bomb, Fault(Zip(Document("word/document.xml", new byte[20_000_000]))));
        Assert.Equal(FileFault.Bomb, Fault(Zip(Document("word/embeddings/sheet.docx", Zip(Document("word/document.xml", new byte[20_000_000]))))));
        Assert.Equal(FileFault.Bomb, Fault(Zip([.. Enumerable.Range(0, ZipDirectory.MostParts).Select(i => ($"word/{i}.xml", "")), ("[Content_Types].xml", "<Types/>")])));
        Assert.NotNull(Recognise(Zip(Document("word/document.xml", new byte[5_000_000]))));
    }

    [Fact]
    public void A_document_whose_directory_lies_is_not_taken()
    {
        // The size when unpacked stands 22 bytes before the name in the directory, and 8 before it in the header.
        var bytes = Zip(Document("word/document.xml", new byte[100_000]));
        var entry = bytes.AsSpan().LastIndexOf("word/document.xml"u8) - 46;
        BitConverter.TryWriteBytes(bytes.AsSpan(entry + 24), 1000);
        Assert.Equal(FileFault.Bomb, Fault(bytes));
        var overlapping = Zip(Document("word/document.xml", new byte[100_000]));
        entry = overlapping.AsSpan().LastIndexOf("word/document.xml"u8) - 46;
        BitConverter.TryWriteBytes(overlapping.AsSpan(entry + 42), 0);
        Assert.NotNull(Fault(overlapping));
    }

    [Fact]
    public void Macros_are_not_taken()
    {
        Assert.Equal(FileFault.Macros, Fault(Zip(Document("word/vbaProject.bin", [1]))));
        Assert.Equal(FileFault.Macros, Fault(Zip(("[Content_Types].xml", "<Types x='application/vnd.ms-word.document.macroEnabled.main+xml'/>"), ("word/document.xml", "<x/>"))));
        Assert.Equal(FileFault.Macros, Fault(Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("Basic/Standard/Module1.xml", "<x/>"))));
    }

    [Fact]
    public void Two_kinds_in_one_are_not_taken()
    {
        var zip = Zip(("readme.txt", "hello"));
        Assert.Equal(FileFault.Mixed, Fault([.. "%PDF-1.7\nrest\n%%EOF"u8, .. zip]));
        Assert.Equal(FileFault.Mixed, Fault([0xFF, 0xD8, 0xFF, 0xE0, .. new byte[500], .. zip]));
        Assert.Equal(FileFault.Mixed, Fault([.. "GIF89a/*"u8, .. new byte[300_000], .. "*/<ScRiPt>alert(1)</script>"u8]));
        Assert.Equal(FileFault.Mixed, Fault("Read this first.\n%PDF-1.7\nrest"u8.ToArray()));
        Assert.Equal(FileFault.Mixed, Fault([.. Zip(Document("word/document.xml", [1])), .. "and more"u8]));
        var document = Zip(Document("word/document.xml", [1]));
        Assert.NotNull(Fault([.. "PK\u0003\u0004 hidden"u8, .. document]));
        Assert.Null(Fault([.. "%PDF-1.7\nPK\u0005\u0006 is no archive\n%%EOF"u8]));
    }

    [Fact]
    public void An_old_code_page_is_taken_in_an_e_mail_alone()
    {
        Assert.Equal([".eml"], Recognise(Encoding.Latin1.GetBytes("From: a@example.org\nSubject: £"))!.ContentTypes.Keys);
        Assert.Null(Recognise(Encoding.Latin1.GetBytes("Paid: £5")));
        Assert.NotNull(Recognise([.. Encoding.UTF8.GetBytes(new string('a', 65_535) + "£" + new string('é', 70_000))]));
    }

    private static FileFault? Fault(byte[] content)
    {
        using var stream = new MemoryStream(content);
        return FileTypes.Judge(stream).Fault;
    }

    private static (string, byte[])[] Document(string name, byte[] content) =>
        [("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/styles.xml", "<x/>"u8.ToArray()), (name, content)];

    private static byte[] Zip(params (string Name, string Content)[] entries) => Zip([.. entries.Select(e => (e.Name, Encoding.UTF8.GetBytes(e.Content)))]);

    /// <summary>A compound file with one sector of directory: its root and the streams given.</summary>
    private static byte[] Compound(params string[] names)
    {
        var bytes = new byte[512 * 3];
        ((byte[])[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(bytes, 0);
        BitConverter.TryWriteBytes(bytes.AsSpan(30), (ushort)9);
        BitConverter.TryWriteBytes(bytes.AsSpan(48), 1);
        BitConverter.TryWriteBytes(bytes.AsSpan(68), 0xFFFFFFFE);
        bytes.AsSpan(76, 436).Fill(0xFF);
        BitConverter.TryWriteBytes(bytes.AsSpan(76), 0);
        bytes.AsSpan(512, 512).Fill(0xFF);
        BitConverter.TryWriteBytes(bytes.AsSpan(512), 0xFFFFFFFD);
        BitConverter.TryWriteBytes(bytes.AsSpan(516), 0xFFFFFFFE);
        foreach (var (index, name) in names.Prepend("Root Entry").Index())
        {
            var entry = bytes.AsSpan(1024 + (128 * index), 128);
            Encoding.Unicode.GetBytes(name).CopyTo(entry);
            BitConverter.TryWriteBytes(entry[64..], (ushort)((name.Length * 2) + 2));
            entry[68..80].Fill(0xFF);
            if (index == 0)
            {
                BitConverter.TryWriteBytes(entry[76..], 1);
            }
            else if (index < names.Length)
            {
                BitConverter.TryWriteBytes(entry[72..], index + 1);
            }
        }

        return bytes;
    }

    private static FileType? Recognise(byte[] content)
    {
        using var stream = new MemoryStream(content);
        return FileTypes.Recognise(stream);
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
