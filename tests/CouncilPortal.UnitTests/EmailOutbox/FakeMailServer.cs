using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CouncilPortal.UnitTests.EmailOutbox;

/// <summary>A mail server on loopback that answers as a test says and keeps what it was given.</summary>
internal sealed class FakeMailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<string, string?> answer;
    private readonly Task serving;

    /// <param name="answer">The answer to a command; null: the usual one; empty: the line goes dead.</param>
    public FakeMailServer(Func<string, string?> answer)
    {
        this.answer = answer;
        listener.Start();
        serving = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The mails taken, as they came over the line.</summary>
    public List<string> Taken { get; } = [];

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
                await Talk(client);
            }
            catch (Exception end) when (end is OperationCanceledException or IOException)
            {
                // The test is over, or its client left in the middle.
            }
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 fake");
        while (await reader.ReadLineAsync() is { } command)
        {
            var said = answer(command) ?? Usual(command);
            if (said.Length == 0)
            {
                return;
            }

            await writer.WriteLineAsync(said);
            if (said.StartsWith("354", StringComparison.Ordinal))
            {
                var mail = new StringBuilder();
                while (await reader.ReadLineAsync() is { } line && line != ".")
                {
                    mail.AppendLine(line);
                }

                Taken.Add(mail.ToString());
                await writer.WriteLineAsync(answer(".") ?? "250 taken");
            }
        }
    }

    private static string Usual(string command) => command switch
    {
        _ when command.StartsWith("DATA", StringComparison.Ordinal) => "354 go on",
        _ when command.StartsWith("QUIT", StringComparison.Ordinal) => "221 bye",
        _ => "250 fine",
    };
}
