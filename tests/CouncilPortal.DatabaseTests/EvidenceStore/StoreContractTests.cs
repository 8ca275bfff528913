using System.Reflection;
using System.Security.Cryptography;
using CouncilPortal.EvidenceStore;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace CouncilPortal.DatabaseTests.EvidenceStore;

/// <summary>The stores that evidence can lie in.</summary>
public enum StoreKind
{
    /// <summary>A folder.</summary>
    Files,

    /// <summary>Azure Blob Storage, where a server of it is there for tests.</summary>
    Blobs,
}

/// <summary>Gives a theory both stores; where there is no blob store its half shows as skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BothStoresAttribute : DataAttribute
{
    internal static readonly string? Connection = Environment.GetEnvironmentVariable("COUNCILPORTAL_TEST_BLOBS");

    private static string? WhyMissing => string.IsNullOrEmpty(Connection) ? "No blob store: COUNCILPORTAL_TEST_BLOBS is not set (infra/test.sh sets it)." : null;

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow<StoreKind>(StoreKind.Files), new TheoryDataRow<StoreKind>(StoreKind.Blobs) { Skip = WhyMissing }]);

    /// <inheritdoc/>
    public override bool SupportsDiscoveryEnumeration() => true;
}

/// <summary>What every store owes.</summary>
public sealed class StoreContractTests : IDisposable
{
    private const long Council = 12;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("councilportal-store-");
    private readonly string container = $"test-{Guid.NewGuid():N}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Theory, BothStores]
    public async Task What_is_kept_comes_back_from_any_place_for_its_council_alone(StoreKind kind)
    {
        var store = Open(kind);
        var bytes = RandomNumberGenerator.GetBytes(5_000_000);
        var hash = await store.Put(Council, bytes, Cancel);
        await using var content = await store.Open(Council, hash, Cancel);
        Assert.Equal(bytes, await Read(content!));
        content!.Position = 4_999_990;
        Assert.Equal(bytes[^10..], await Read(content));
        Assert.Null(await store.Open(Council + 1, hash, Cancel));
        Assert.Equal(new StoredContent(Council, hash, bytes.Length), Assert.Single(await List(store)));
    }

    [Theory, BothStores]
    public async Task An_upload_goes_on_in_another_process_after_what_is_safe(StoreKind kind)
    {
        var upload = Guid.NewGuid().ToString("N");
        var bytes = RandomNumberGenerator.GetBytes(3_000_000);
        await using (var first = await Open(kind).Receive(upload, Cancel))
        {
            Assert.Equal(0, await first!.GoOnAfter(0, Cancel));
            await first.Write(bytes.AsMemory(0, 2_700_000), Cancel);
            await first.Flush(Cancel);
        }

        var store = Open(kind);
        await using (var second = await store.Receive(upload, Cancel))
        {
            Assert.Equal(2_700_000, await second!.GoOnAfter(2_700_000, Cancel));
            await second.Write(bytes.AsMemory(2_700_000), Cancel);
            await second.Flush(Cancel);
            Assert.Equal(bytes.Length, second.Length);
        }

        await using (var incoming = await store.OpenIncoming(upload, Cancel))
        {
            Assert.Equal(bytes, await Read(incoming!));
        }

        Assert.Empty(await List(store));
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await store.Keep(Council, upload, hash, Cancel);
        Assert.Null(await store.OpenIncoming(upload, Cancel));
        await using var kept = await store.Open(Council, hash, Cancel);
        Assert.Equal(bytes, await Read(kept!));
    }

    [Theory, BothStores]
    public async Task One_request_writes_to_an_upload_at_a_time(StoreKind kind)
    {
        var store = Open(kind);
        var upload = Guid.NewGuid().ToString("N");
        await using (await store.Receive(upload, Cancel))
        {
            Assert.Null(await Open(kind).Receive(upload, Cancel));
        }

        await using var next = await Open(kind).Receive(upload, Cancel);
        Assert.NotNull(next);
    }

    [Theory, BothStores]
    public async Task The_same_content_kept_by_two_at_once_is_there_once_and_whole(StoreKind kind)
    {
        var store = Open(kind);
        var bytes = RandomNumberGenerator.GetBytes(1_000_000);
        var hashes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => store.Put(Council, bytes, Cancel)));
        Assert.Equal(hashes[0], Assert.Single(await List(store)).Sha256);
        await using var content = await store.Open(Council, hashes[0], Cancel);
        Assert.Equal(bytes, await Read(content!));
    }

    [Theory, BothStores]
    public async Task What_is_dropped_or_deleted_is_gone_and_twice_is_no_mistake(StoreKind kind)
    {
        var store = Open(kind);
        var hash = await store.Put(Council, new byte[] { 1, 2, 3 }, Cancel);
        var upload = Guid.NewGuid().ToString("N");
        await using (var incoming = await store.Receive(upload, Cancel))
        {
            await incoming!.Write(new byte[] { 1 }, Cancel);
            await incoming.Flush(Cancel);
            await store.Discard(upload, Cancel);
        }

        for (var i = 0; i < 2; i++)
        {
            await store.Discard(upload, Cancel);
            await store.Delete(Council, hash, Cancel);
        }

        Assert.Null(await store.OpenIncoming(upload, Cancel));
        Assert.Null(await store.Open(Council, hash, Cancel));
        Assert.Empty(await List(store));
    }

    [Theory, BothStores]
    public async Task A_stream_is_taken_in_with_its_hash_and_no_more_than_allowed(StoreKind kind)
    {
        var store = Open(kind);
        var bytes = RandomNumberGenerator.GetBytes(2_500_000);
        var receiver = new ContentReceiver(TimeProvider.System);
        await using (var incoming = await store.Receive("aa", Cancel))
        {
            var part = await receiver.Receive(incoming!, new MemoryStream(bytes), bytes.Length, _ => Task.FromResult(true), Cancel);
            Assert.Equal((bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)), false), (part.Length, part.Sha256, part.IsTooLarge));
        }

        await using (var incoming = await store.Receive("bb", Cancel))
        {
            var part = await receiver.Receive(incoming!, new MemoryStream(bytes), bytes.Length - 1, _ => Task.FromResult(true), Cancel);
            Assert.Equal((bytes.Length - 1, true), (part.Length, part.IsTooLarge));
        }

        await using (var incoming = await store.Receive("cc", Cancel))
        {
            var part = await receiver.Receive(incoming!, new MemoryStream(bytes), bytes.Length, _ => Task.FromResult(false), Cancel);
            Assert.True(part.IsCut);
            Assert.Null(part.Sha256);
        }
    }

    private IEvidenceStore Open(StoreKind kind) => kind == StoreKind.Files
        ? new FileEvidenceStore(folder.FullName)
        : new BlobEvidenceStore(new BlobSettings { ConnectionString = BothStoresAttribute.Connection!, Container = container });

    private static async Task<byte[]> Read(Stream content)
    {
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, Cancel);
        return bytes.ToArray();
    }

    private static async Task<IReadOnlyList<StoredContent>> List(IEvidenceStore store)
    {
        var all = new List<StoredContent>();
        await foreach (var content in store.List(Cancel))
        {
            all.Add(content);
        }

        return all;
    }
}
