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
    public void Pictures_and_older_Office_files_are_known_by_their_first_bytes()
    {
        Assert.Contains(".jpg", Recognise([0xFF, 0xD8, 0xFF, 0xE0, 0, 0])!.ContentTypes.Keys);
        Assert.Contains(".png", Recognise([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0])!.ContentTypes.Keys);
        Assert.Contains(".msg", Recognise([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0])!.ContentTypes.Keys);
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

    private static FileType? Recognise(byte[] content)
    {
        using var stream = new MemoryStream(content);
        return FileTypes.Recognise(stream);
    }

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
