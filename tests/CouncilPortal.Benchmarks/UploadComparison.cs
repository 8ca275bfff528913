using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using CouncilPortal.Testing;

namespace CouncilPortal.Benchmarks;

/// <summary>A large file sent to the portal as its page sends it, and to a bare endpoint: how fast, and with how much memory when ten come at once.</summary>
internal sealed class UploadComparison(string engine, string portal, int portalProcess, string bare, int bareProcess, int firstAction, int megabytes) : IDisposable
{
    private const int AtOnce = 10;
    private const int MegabytesAtOnce = 30;

    private readonly HttpClient toBare = new(new SocketsHttpHandler { MaxConnectionsPerServer = AtOnce }) { BaseAddress = new Uri(bare), Timeout = TimeSpan.FromMinutes(5) };
    private readonly byte[] body = RandomNumberGenerator.GetBytes(4 * 1024 * 1024);
    private int next = firstAction;

    public void Dispose() => toBare.Dispose();

    /// <summary>Sends in alternating rounds and prints the figures.</summary>
    public async Task<int> Run(int rounds)
    {
        var toPortal = await PortalVisitor.SignedIn(portal, "Lena Officer");
        await ToPortal(toPortal, 8);
        await ToBare(8);
        List<double> ours = [], peer = [];
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var isOurs in round % 2 == 1 ? new[] { true, false } : [false, true])
            {
                var took = isOurs ? await ToPortal(toPortal, megabytes) : await ToBare(megabytes);
                (isOurs ? ours : peer).Add(took);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round} of {rounds}, {(isOurs ? "ours" : "peer")}: {took:0.000} s"));
            }
        }

        var (mine, theirs) = (Median(ours), Median(peer));
        Say($"upload {engine} ours={megabytes / mine:0}MB/s peer={megabytes / theirs:0}MB/s ratio={theirs / mine:0.00} must=0.6 aim=0.9");
        var more = await More(portalProcess, () => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => ToPortal(toPortal, MegabytesAtOnce))));
        var moreOfPeer = await More(bareProcess, () => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => ToBare(MegabytesAtOnce))));
        Say($"upload-memory {engine} ours={more:0}MB peer={moreOfPeer:0}MB ratio=- must=64MB aim=16MB");
        var refusing = await More(portalProcess, () => TooLarge(toPortal, 512));
        Say($"upload-refused-512MB {engine} ours={refusing:0}MB peer=- ratio=- must=64MB aim=16MB");
        return theirs / mine >= 0.6 && more <= 64 && refusing <= 64 ? 0 : 1;
    }

    private async Task<double> ToPortal(HttpClient client, int size)
    {
        var page = $"/actions/{Interlocked.Increment(ref next)}/evidence";
        var token = await client.TokenOf(page);
        var content = new Pattern(body, size * 1024L * 1024);
        var began = Stopwatch.GetTimestamp();
        using var started = await client.StartUpload(page, "large.pdf", content.Size, "");
        using var json = JsonDocument.Parse(await started.Content.ReadAsStringAsync());
        using var request = new HttpRequestMessage(HttpMethod.Patch, json.RootElement.GetProperty("address").GetString()) { Content = content };
        content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        request.Headers.Add("Upload-Offset", "0");
        request.Headers.Add("RequestVerificationToken", token);
        using var answer = await client.SendAsync(request);
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return answer.StatusCode == HttpStatusCode.Created ? took : throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    private async Task<double> ToBare(int size)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await toBare.PutAsync(new Uri($"/{Interlocked.Increment(ref next)}", UriKind.Relative), new Pattern(body, size * 1024L * 1024));
        answer.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>A form without script, whose file is larger than the limit: read to its end for the sake of the answer, and kept nowhere.</summary>
    private async Task TooLarge(HttpClient client, int size)
    {
        var page = $"/actions/{Interlocked.Increment(ref next)}/evidence";
        using var form = new MultipartFormDataContent { { new Pattern(body, size * 1024L * 1024), "files", "larger.pdf" } };
        var answer = await client.PostFiles(page, page + "/files", form);
        var text = await answer.Content.ReadAsStringAsync();
        if (!text.Contains("is larger than", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"A file of {size} MB was answered with {answer.StatusCode}: {text}");
        }
    }

    /// <summary>How many MB of memory a process takes more at its most while something is done, than before it.</summary>
    private static async Task<double> More(int process, Func<Task> work)
    {
        var before = Memory(process);
        var most = before;
        using var done = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                most = Math.Max(most, Memory(process));
                await Task.Delay(20);
            }
        });
        await work();
        await done.CancelAsync();
        await watching;
        return most - before;
    }

    private static double Memory(int process) =>
        File.ReadLines($"/proc/{process}/status").Where(l => l.StartsWith("RssAnon:", StringComparison.Ordinal)).Select(l => double.Parse(l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024).Single();

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>A PDF by its first bytes, of the size given, unlike every other; made as it is sent.</summary>
    private sealed class Pattern(byte[] body, long size) : HttpContent
    {
        public long Size => size;

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var head = System.Text.Encoding.ASCII.GetBytes($"%PDF-1.7\n%{Guid.NewGuid():N}\n");
            await stream.WriteAsync(head);
            for (var left = size - head.Length; left > 0; left -= body.Length)
            {
                await stream.WriteAsync(body.AsMemory(0, (int)Math.Min(left, body.Length)));
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = size;
            return true;
        }
    }
}
