using System.Buffers;
using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace CouncilPortal.EvidenceStore;

/// <summary>
/// clamd over its socket: <c>zINSTREAM</c>, the content in pieces that each begin with their length in four bytes (network
/// order), an empty piece, and the answer. A content is never in memory as a whole.
/// </summary>
public sealed class ClamdScanner(ScannerSettings settings, TimeProvider time) : IScanner
{
    private const int PieceBytes = 128 * 1024;
    private const int LongestReply = 4096;

    /// <summary>clamd gives up by itself after its MaxScanTime, two minutes unless it is set otherwise.</summary>
    private static readonly TimeSpan LongestScan = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LongestConnect = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan ProofHolds = TimeSpan.FromMinutes(10);

    private long provenAt;

    /// <inheritdoc/>
    public async Task<ScanReport> Scan(Stream content, long size, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (size > settings.MaxBytes)
        {
            return new ScanReport { Result = ScanResult.TooLarge, Finding = $"larger than {EvidenceSettings.Size(settings.MaxBytes)}", Scanner = null };
        }

        await Prove(cancel);
        var scanner = await Ask(VersionOf, LongestConnect, cancel);
        return ClamdReply.Read(await Ask((socket, stop) => Stream(socket, content, stop), LongestScan, cancel), scanner);
    }

    /// <summary>A scanner that has lost its signatures calls everything clean, and is not believed.</summary>
    private async Task Prove(CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcTicks;
        if (now - Interlocked.Read(ref provenAt) < ProofHolds.Ticks)
        {
            return;
        }

        var reply = await Ask((socket, stop) => Stream(socket, new MemoryStream(TestFile.Bytes), stop), LongestScan, cancel);
        if (ClamdReply.Read(reply, null).Result != ScanResult.Infected)
        {
            throw new ScannerUnavailableException($"clamd at {Address} does not know the EICAR test file: it has no signatures.", null);
        }

        Interlocked.Exchange(ref provenAt, now);
    }

    private static async Task<string> VersionOf(NetworkStream clamd, CancellationToken cancel)
    {
        await clamd.WriteAsync("zVERSION\0"u8.ToArray(), cancel);
        return await Reply(clamd, cancel);
    }

    private static async Task<string> Stream(NetworkStream clamd, Stream content, CancellationToken cancel)
    {
        await clamd.WriteAsync("zINSTREAM\0"u8.ToArray(), cancel);
        try
        {
            await Send(clamd, content, cancel);
        }
        catch (IOException refused) when (refused.InnerException is SocketException)
        {
            // clamd hangs up on what exceeds its limit, and has said so before.
        }

        return await Reply(clamd, cancel);
    }

    private static async Task Send(NetworkStream clamd, Stream content, CancellationToken cancel)
    {
        var piece = ArrayPool<byte>.Shared.Rent(PieceBytes + sizeof(int));
        try
        {
            int read;
            do
            {
                read = await content.ReadAsync(piece.AsMemory(sizeof(int), PieceBytes), cancel);
                BinaryPrimitives.WriteInt32BigEndian(piece, read);
                await clamd.WriteAsync(piece.AsMemory(0, sizeof(int) + read), cancel);
            }
            while (read > 0);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    /// <summary>Up to the zero byte, or the end of the connection.</summary>
    private static async Task<string> Reply(NetworkStream clamd, CancellationToken cancel)
    {
        var reply = new byte[LongestReply];
        var length = 0;
        while (length < reply.Length && await clamd.ReadAsync(reply.AsMemory(length), cancel) is > 0 and var read)
        {
            length += read;
            if (reply[length - 1] == 0)
            {
                return Encoding.UTF8.GetString(reply, 0, length - 1).Trim();
            }
        }

        throw new ScannerUnavailableException("clamd hung up before it answered.", null) { BrokeOff = true };
    }

    private async Task<string> Ask(Func<NetworkStream, CancellationToken, Task<string>> question, TimeSpan longest, CancellationToken cancel)
    {
        using var clock = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, clock.Token);
        try
        {
            await using var clamd = await Connect(either.Token);
            return await question(clamd, either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new ScannerUnavailableException($"clamd at {Address} did not answer within {longest.TotalSeconds:0} seconds.", null);
        }
        catch (Exception failure) when (failure is SocketException or IOException { InnerException: SocketException })
        {
            throw new ScannerUnavailableException($"clamd cannot be reached at {Address}: {failure.Message}", failure);
        }
    }

    private string Address => settings.Socket ?? $"{settings.Host}:{settings.Port}";

    private async Task<NetworkStream> Connect(CancellationToken cancel)
    {
        var socket = settings.Socket is null
            ? new Socket(SocketType.Stream, ProtocolType.Tcp)
            : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await (settings.Socket is { } path
                ? socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancel)
                : socket.ConnectAsync(settings.Host!, settings.Port, cancel));
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
