using System.Text;
using CouncilPortal.EvidenceStore;
using Xunit;

namespace CouncilPortal.UnitTests.EvidenceStore;

public sealed class LockedDocumentTests
{
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    [Theory]
    [InlineData(512)]
    [InlineData(512 + (3 * 128))]
    [InlineData(1024 * 128)]
    [InlineData(3 * 1024 * 128)]
    public async Task A_compound_file_with_an_encrypted_package_is_locked(int entry)
    {
        using var content = Document(Compound, entry, "EncryptedPackage\0");
        Assert.True(await LockedDocument.IsLocked(content, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_ordinary_older_document_is_not_even_when_it_speaks_of_packages()
    {
        foreach (var content in new[] { Document(Compound, 512, "WordDocument\0"), Document(Compound, 520, "EncryptedPackage\0"), Document("PK\u0003\u0004docx"u8.ToArray(), 512, "EncryptedPackage\0") })
        {
            Assert.False(await LockedDocument.IsLocked(content, TestContext.Current.CancellationToken));
            await content.DisposeAsync();
        }
    }

    private static MemoryStream Document(byte[] head, int entry, string name)
    {
        var bytes = new byte[entry + 4096];
        head.CopyTo(bytes, 0);
        Encoding.Unicode.GetBytes(name).CopyTo(bytes, entry);
        return new MemoryStream(bytes);
    }
}
