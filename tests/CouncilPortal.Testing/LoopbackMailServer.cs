using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace CouncilPortal.Testing;

/// <summary>What a mail server does with a mail.</summary>
public enum MailAnswer
{
    /// <summary>Takes it.</summary>
    Take,

    /// <summary>Knows no such recipient: 550.</summary>
    RefuseAddress,

    /// <summary>Refuses its content for good: 554.</summary>
    RefuseMail,

    /// <summary>Cannot take it for the recipient just now: 450.</summary>
    DeferAddress,

    /// <summary>Cannot take its content just now: 451.</summary>
    DeferMail,

    /// <summary>Takes no mail at all just now: 421.</summary>
    Close,

    /// <summary>Drops the line when the content is to be sent.</summary>
    DropBefore,

    /// <summary>Takes it, and drops the line without a word.</summary>
    DropAfter,

    /// <summary>Falls silent when the content was sent, and has not taken it.</summary>
    Hang,
}

/// <summary>A mail that a server took.</summary>
public sealed record TakenMail
{
    /// <summary>The Message-ID header.</summary>
    public required string MessageId { get; init; }

    /// <summary>The recipient of the envelope.</summary>
    public required string To { get; init; }

    /// <summary>As it came over the line.</summary>
    public required string Content { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether the server said so: false where it dropped the line instead.</summary>
    public required bool IsSaid { get; init; }
}

/// <summary>A mail server on loopback for any number of clients at once, which does with each mail as it is told and keeps what it took.</summary>
public sealed partial class LoopbackMailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<int, Task> talks = new();
    private readonly Task serving;
    private int talked;

    /// <summary>Asks what to do with each mail, once its recipient is known. May be changed while it serves.</summary>
    public LoopbackMailServer(Func<string, MailAnswer> decide)
    {
        Decide = decide;
        listener.Start(512);
        serving = Serve();
    }

    /// <summary>What to do with a mail to the recipient.</summary>
    public Func<string, MailAnswer> Decide { get; set; }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What it took, in order.</summary>
    public ConcurrentQueue<TakenMail> Taken { get; } = new();

    /// <summary>How often it did what with a mail.</summary>
    public ConcurrentDictionary<MailAnswer, int> Answers { get; } = new();

    /// <summary>The settings with which a portal sends through it.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Email:Smtp:Host"] = "127.0.0.1",
        ["Email:Smtp:Port"] = $"{Port}",
        ["Email:Smtp:Tls"] = "None",
        ["Email:Smtp:From"] = "portal@example.org",
    };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        await Task.WhenAll(talks.Values);
        listener.Dispose();
        stop.Dispose();
    }

    private async Task Serve()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                var number = Interlocked.Increment(ref talked);
                talks[number] = Task.Run(async () =>
                {
                    using (client)
                    {
                        await Talk(client);
                    }

                    talks.TryRemove(number, out _);
                });
            }
            catch (Exception end) when (end is OperationCanceledException or SocketException)
            {
                // The test is over.
            }
        }
    }

    private async Task Talk(TcpClient client)
    {
        try
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 loopback");
            var to = "";
            var answer = MailAnswer.Take;
            while (await reader.ReadLineAsync(stop.Token) is { } command)
            {
                switch (command.Split(' ', ':')[0].ToUpperInvariant())
                {
                    case "RCPT":
                        to = Address().Match(command).Groups[1].Value;
                        answer = Decide(to);
                        Answers.AddOrUpdate(answer, 1, (_, n) => n + 1);
                        await writer.WriteLineAsync(answer switch
                        {
                            MailAnswer.RefuseAddress => "550 5.1.1 No such address",
                            MailAnswer.DeferAddress => "450 4.2.1 Mailbox busy",
                            MailAnswer.Close => "421 4.3.2 Closing",
                            _ => "250 Fine",
                        });
                        if (answer == MailAnswer.Close)
                        {
                            return;
                        }

                        break;
                    case "DATA":
                        if (answer == MailAnswer.DropBefore)
                        {
                            return;
                        }

                        await writer.WriteLineAsync("354 Go on");
                        if (!await Content(reader, writer, to, answer))
                        {
                            return;
                        }

                        break;
                    case "QUIT":
                        await writer.WriteLineAsync("221 Bye");
                        return;
                    default:
                        await writer.WriteLineAsync("250 Fine");
                        break;
                }
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException or SocketException)
        {
            // The client left in the middle, or was killed, or the test is over.
        }
    }

    /// <summary>False where the line goes dead.</summary>
    private async Task<bool> Content(StreamReader reader, StreamWriter writer, string to, MailAnswer answer)
    {
        var mail = new StringBuilder();
        while (true)
        {
            // A client that is killed before the end of its mail has sent none.
            var line = await reader.ReadLineAsync(stop.Token) ?? throw new IOException("The mail has no end.");
            if (line == ".")
            {
                break;
            }

            mail.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        switch (answer)
        {
            case MailAnswer.RefuseMail:
                await writer.WriteLineAsync("554 5.6.0 Not wanted");
                return true;
            case MailAnswer.DeferMail:
                await writer.WriteLineAsync("451 4.3.0 Try again");
                return true;
            case MailAnswer.Hang:
                await reader.ReadLineAsync(stop.Token);
                return false;
        }

        var content = mail.ToString();
        Taken.Enqueue(new TakenMail { MessageId = MessageId().Match(content).Groups[1].Value, To = to, Content = content, At = TimeProvider.System.GetUtcNow(), IsSaid = answer == MailAnswer.Take });
        if (answer == MailAnswer.DropAfter)
        {
            return false;
        }

        await writer.WriteLineAsync("250 Taken");
        return true;
    }

    [GeneratedRegex("<([^>]*)>")]
    private static partial Regex Address();

    [GeneratedRegex(@"^Message-Id:\s*(<[^>]+>)", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex MessageId();
}
