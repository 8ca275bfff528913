using System.Net.Sockets;
using CouncilPortal.EvidenceStore;
using Microsoft.Extensions.Configuration;

namespace CouncilPortal.Testing;

/// <summary>The clamd that <c>infra/test.sh</c> starts. It knows the EICAR test file; its limits are 8 MB for a file and 16 MB for what it unpacks to.</summary>
public static class TestClamd
{
    private static readonly string? Path = Environment.GetEnvironmentVariable("COUNCILPORTAL_TEST_CLAMD");

    /// <summary>Why there is no clamd, or null when there is one.</summary>
    public static string? WhyMissing => string.IsNullOrEmpty(Path) ? "No clamd: COUNCILPORTAL_TEST_CLAMD is not set (infra/test.sh sets it)." : null;

    /// <summary>Its socket.</summary>
    public static string Socket => Path ?? throw new InvalidOperationException(WhyMissing);

    /// <summary>Settings with the scanner at a socket.</summary>
    public static ScannerSettings At(string socket) =>
        ScannerSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Scanner:Socket", socket)]).Build());

    /// <summary>Settings without a scanner.</summary>
    public static ScannerSettings Nowhere { get; } = ScannerSettings.Read(new ConfigurationBuilder().Build());

    /// <summary>A scanner's socket that is dead until the test opens it, and then leads to clamd.</summary>
    public sealed class Gate : IAsyncDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("councilportal-gate-").FullName;
        private readonly CancellationTokenSource stop = new();
        private Task serving = Task.CompletedTask;

        /// <summary>The socket's path.</summary>
        public string Socket => System.IO.Path.Combine(folder, "clamd.sock");

        /// <summary>From now on connections reach clamd.</summary>
        public void Open()
        {
            var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            listener.Bind(new UnixDomainSocketEndPoint(Socket));
            listener.Listen();
            serving = Serve(listener);
        }

        /// <inheritdoc/>
        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await serving;
            stop.Dispose();
            Directory.Delete(folder, recursive: true);
        }

        private async Task Serve(Socket listener)
        {
            using (listener)
            {
                try
                {
                    while (true)
                    {
                        using var client = await listener.AcceptAsync(stop.Token);
                        using var clamd = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                        await clamd.ConnectAsync(new UnixDomainSocketEndPoint(TestClamd.Socket), stop.Token);
                        await using var from = new NetworkStream(client);
                        await using var to = new NetworkStream(clamd);
                        var sending = from.CopyToAsync(to, stop.Token);
                        await to.CopyToAsync(from, stop.Token);
                        client.Shutdown(SocketShutdown.Both);
                        await sending;
                    }
                }
                catch (OperationCanceledException)
                {
                    // The test is over.
                }
            }
        }
    }
}
