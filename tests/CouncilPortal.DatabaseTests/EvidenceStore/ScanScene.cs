using System.Collections.Concurrent;
using System.Text;
using CouncilPortal.Compliance;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Retention;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace CouncilPortal.DatabaseTests.EvidenceStore;

/// <summary>A council's action with files of its draft, and a scanner that does what a test says.</summary>
internal sealed class ScanScene : IAsyncDisposable
{
    private ScanScene(TestDatabase data, EvidenceCase at)
    {
        Data = data;
        At = at;
        Folder = System.IO.Path.Combine(data.Settings["DataFolder"]!, "evidence");
        Store = new FileEvidenceStore(Folder);
    }

    public TestDatabase Data { get; }

    public EvidenceCase At { get; }

    public string Folder { get; }

    public FileEvidenceStore Store { get; }

    public ScanNews News { get; } = new();

    public ScanClaims Claims => new(
        Data.Database, Data.Time, new UnusableContent((connection, content, report, now) => UnusableFiles.Tell(connection, At.Address, content, report, now)));

    public static ScannerSettings Scanner { get; } = TestClamd.At("/run/clamd.ctl");

    public OpenEvidenceFileCommand Open => new(Data.Database, Data.Time, Scanner);

    public static async Task<ScanScene> Create(EngineKind kind)
    {
        var data = await TestDatabase.Create(kind);
        return new ScanScene(data, await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(3)));
    }

    /// <summary>Adds a file to the draft as the officer's upload does, and returns its id.</summary>
    public Task<long> Add(string name, string text) => Add(name, Encoding.UTF8.GetBytes(text), At.Action);

    public async Task<long> Add(string name, byte[] content, long action)
    {
        var sha256 = await Store.Put(At.Council, content, CancellationToken.None);
        var settings = EvidenceSettings.Read(new ConfigurationBuilder().Build());
        var added = await new AddEvidenceFileCommand(Data.Database, Data.Time, settings, News).Add(
            At.Officer,
            new AddEvidenceFile { Id = action, UploadId = "none", Name = name, ContentType = "text/plain", Size = content.Length, Sha256 = sha256 },
            CancellationToken.None);
        return added.FileId!.Value;
    }

    /// <summary>A file that has been found clean and submitted, and returns its id.</summary>
    public async Task<long> Submitted(string name, string text)
    {
        var file = await Add(name, text);
        await Scan(new FakeScanner());
        await At.Submit(At.Officer, At.Action);
        return file;
    }

    /// <summary>Where a file's bytes lie, or lay.</summary>
    public async Task<string> Path(long file)
    {
        var sha256 = await Data.Value<string>("select sha256 from evidence_files where id = @file", new { file });
        return System.IO.Path.Combine(Folder, $"{At.Council}", sha256[..2], sha256);
    }

    /// <summary>A file's bytes; null: deleted.</summary>
    public async Task<byte[]?> Bytes(long file) => await Path(file) is var path && File.Exists(path) ? await File.ReadAllBytesAsync(path) : null;

    public DeleteDueEvidenceCommand Deletion(RetentionSettings settings) => new(Data.Database, Store, Data.Time, settings);

    public ScanEvidenceJob Job(IScanner? scanner) =>
        new(Claims, Store, News, Data.Time, NullLogger<ScanEvidenceJob>.Instance, scanner);

    public Task Scan(IScanner scanner) => Job(scanner).Run(CancellationToken.None);

    /// <summary>Where a file of the draft stands, as the page says it.</summary>
    public async Task<ContentState> State(long file)
    {
        var form = await At.Drafts.Find(At.Officer, At.Action, CancellationToken.None);
        return form!.Files.Single(f => f.Id == file).State(Scanner);
    }

    public Task<bool> Opens(Scope scope, long file) => Opens(scope, file, At.Action);

    public async Task<bool> Opens(Scope scope, long file, long action) => await Open.Open(scope, action, file, CancellationToken.None) is not null;

    public ValueTask DisposeAsync() => Data.DisposeAsync();
}

/// <summary>Stands for a scanner.</summary>
internal sealed class FakeScanner(Func<string, Task<ScanReport>> onScan) : IScanner
{
    public static ScanReport Clean { get; } = new() { Result = ScanResult.Clean, Finding = null, Scanner = "fake" };

    public FakeScanner()
        : this(_ => Task.FromResult(Clean))
    {
    }

    /// <summary>The contents that came.</summary>
    public ConcurrentQueue<string> Scanned { get; } = new();

    public static FakeScanner Saying(ScanResult result, string? finding) =>
        new(_ => Task.FromResult(new ScanReport { Result = result, Finding = finding, Scanner = "fake" }));

    public static FakeScanner Dead() => new(_ => throw new ScannerUnavailableException("clamd cannot be reached.", null));

    public static FakeScanner Breaking() => new(_ => throw new ScannerUnavailableException("clamd hung up.", null) { BrokeOff = true });

    public async Task<ScanReport> Scan(Stream content, long size, CancellationToken cancel)
    {
        using var reader = new StreamReader(content);
        var text = await reader.ReadToEndAsync(cancel);
        Scanned.Enqueue(text);
        return await onScan(text);
    }
}
