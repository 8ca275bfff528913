using Bunit;
using CouncilPortal.Compliance;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CouncilPortal.ComponentTests.Compliance;

public sealed class FileItemTests : BunitContext
{
    [Theory]
    [InlineData("waiting", false, false, "Waiting to be scanned", false, true)]
    [InlineData("waiting", true, false, "Being scanned", false, true)]
    [InlineData("waiting", false, true, "Scanner not available", false, true)]
    [InlineData("clean", false, false, "Scanned, nothing found", true, false)]
    [InlineData("infected", false, false, "Malware found", false, false)]
    [InlineData("unscannable", false, false, "Cannot be scanned", false, false)]
    [InlineData("too_large", false, false, "Too big to scan", false, false)]
    [InlineData(null, false, false, "Waiting to be scanned", false, true)]
    public void A_file_says_where_it_stands_and_opens_only_when_it_is_clean(string? stored, bool scanning, bool trouble, string tag, bool opens, bool followed)
    {
        Services.AddSingleton(TestClamd.At("/run/clamd.ctl"));
        var item = Item(File(stored, finding: null) with { IsScanning = scanning, HasTrouble = trouble });
        Assert.Equal(tag, item.Find(".tag").TextContent);
        Assert.Equal(opens, item.FindAll("a[download]").Count == 1);
        Assert.Equal(opens, item.FindAll("a[href$=preview]").Count == 1);
        Assert.Equal(followed, item.FindAll("[data-unsettled]").Count == 1);
    }

    [Fact]
    public void Without_a_scanner_that_is_said_beside_the_file()
    {
        Services.AddSingleton(TestClamd.Nowhere);
        Assert.Equal("Not scanned: there is no scanner here", Item(File("waiting", finding: null)).Find(".tag").TextContent);
    }

    [Theory]
    [InlineData("unscannable", "Heuristics.Encrypted.Zip", null, "It is locked with a password, so the scanner cannot look into it and nobody can open it. Remove it, and add it again once it has no password.")]
    [InlineData("unscannable", "locked with a password", 7L, "It is locked with a password, so the scanner cannot look into it and nobody can open it. It can be sent again once it has no password.")]
    [InlineData("unscannable", "not in the store", null, "The file has been lost. Add it again.")]
    [InlineData("infected", "Eicar", null, "Nobody can open it. The scanner calls it Eicar. Remove it, and add it again once it was made anew on a clean computer.")]
    public void What_is_wrong_is_said_with_what_to_do(string stored, string finding, long? submission, string words)
    {
        Services.AddSingleton(TestClamd.At("/run/clamd.ctl"));
        Assert.Equal(words, Item(File(stored, finding) with { SubmissionId = submission }).Find(".file-meaning").TextContent);
    }

    private IRenderedComponent<FileItem> Item(EvidenceFile file) => Render<FileItem>(p => p.Add(i => i.ActionId, 1).Add(i => i.File, file));

    private static EvidenceFile File(string? stored, string? finding) => new()
    {
        Id = 1,
        SubmissionId = null,
        Name = "plan.pdf",
        ContentType = "application/pdf",
        Size = 1000,
        UploadedAt = TestDatabase.Start,
        UploadedByName = "Lena Officer",
        StoredState = stored,
        Finding = finding,
        IsScanning = false,
        HasTrouble = false,
        IsDeleted = false,
    };
}
