using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CouncilPortal.UnitTests.EvidenceStore;

/// <summary>A scanner on loopback that answers as a test says and keeps what it was sent.</summary>
internal sealed class FakeClamd : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly string? answer;
    private readonly int limit;
    private readonly Task serving;

    /// <param name="answer">The answer to a content; null: the line goes dead.</param>
    /// <param name="limit">The most bytes it takes, above which it answers and hangs up.</param>
    public FakeClamd(string? answer, int limit = int.MaxValue)
    {
        this.answer = answer;
        this.limit = limit;
        listener.Start();
        serving = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Whether it knows the test file of every scanner.</summary>
    public bool HasSignatures { get; set; } = true;

    /// <summary>The commands that came, without their zero bytes.</summary>
    public List<string> Commands { get; } = [];

    /// <summary>The pieces of the last content.</summary>
    public List<byte[]> Pieces { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await serving;
        listener.Dispose();
        stop.Dispose();
    }

    private async Task Serve()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await using var stream = client.GetStream();
                await Talk(stream);
            }
            catch (Exception end) when (end is OperationCanceledException or IOException)
            {
                // The test is over, or its client left in the middle.
            }
        }
    }

    private async Task Talk(NetworkStream stream)
    {
        var command = await Word(stream);
        Commands.Add(command);
        if (command == "zVERSION")
        {
            await Say(stream, "ClamAV 1.4.3/27800");
            return;
        }

        Pieces.Clear();
        var total = 0;
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length, stop.Token);
            var piece = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
            total += piece.Length;
            if (total > limit)
            {
                await Say(stream, "INSTREAM size limit exceeded. ERROR");
                return;
            }

            if (piece.Length == 0)
            {
                break;
            }

            await stream.ReadExactlyAsync(piece, stop.Token);
            Pieces.Add(piece);
        }

        if (Pieces is [{ Length: 68 } one] && one[0] == (byte)'X')
        {
            // The test file, by which the portal makes sure that a scanner has signatures.
            Commands.RemoveAt(Commands.Count - 1);
            await Say(stream, HasSignatures ? "stream: Eicar FOUND" : "stream: OK");
        }
        else if (answer is not null)
        {
            await Say(stream, answer);
        }
    }

    private async Task<string> Word(NetworkStream stream)
    {
        var word = new List<byte>();
        var one = new byte[1];
        while (true)
        {
            await stream.ReadExactlyAsync(one, stop.Token);
            if (one[0] == 0)
            {
                return Encoding.ASCII.GetString([.. word]);
            }

            word.Add(one[0]);
        }
    }

    private Task Say(NetworkStream stream, string text) => stream.WriteAsync(Encoding.ASCII.GetBytes(text + "\0"), stop.Token).AsTask();
}
