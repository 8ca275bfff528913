using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using CouncilPortal.Testing;

namespace CouncilPortal.Benchmarks;

/// <summary>
/// Link officers send evidence without a pause while their portal is killed again and again. Whatever the portal acknowledged is
/// noted, line by line, for the checker.
/// </summary>
internal sealed partial class EvidenceTrial(string url, string program, string acknowledged, IReadOnlyList<long> actions)
{
    private const int Officers = 3;
    private const int LargestFile = 4_000_000;

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly Lock writing = new();
    private readonly Queue<long> waiting = new(actions);
    private TaskCompletionSource up = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool isEnding;

    /// <summary>Kills the portal as often as said, and lets the officers end what they began.</summary>
    public async Task<int> Run(int rounds)
    {
        var portal = await Start();
        var client = await PortalVisitor.SignedIn(url, "Lena Officer");
        // One page first: each would bring an antiforgery cookie of its own to the officers that begin at once.
        await client.Text("/actions");
        var officers = Enumerable.Range(0, Officers).Select(_ => Task.Run(() => Work(client))).ToArray();
        for (var round = 1; round <= rounds; round++)
        {
            await Task.Delay(RandomNumberGenerator.GetInt32(50, 900));
            up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            portal.Kill(entireProcessTree: true);
            await portal.WaitForExitAsync();
            portal.Dispose();
            if (officers.FirstOrDefault(o => o.IsFaulted) is { } failed)
            {
                await failed;
            }

            portal = await Start();
            if (round % 20 == 0 || round == rounds)
            {
                Console.WriteLine($"round {round} of {rounds}");
            }
        }

        isEnding = true;
        await Task.WhenAll(officers);
        portal.Kill(entireProcessTree: true);
        await portal.WaitForExitAsync();
        portal.Dispose();
        return 0;
    }

    private async Task<Process> Start()
    {
        var portal = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet")
            {
                ArgumentList = { program, "--urls", url },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        var said = new ConcurrentQueue<string?>();
        portal.OutputDataReceived += (_, line) => said.Enqueue(line.Data);
        portal.ErrorDataReceived += (_, line) => said.Enqueue(line.Data);
        portal.Start();
        portal.BeginOutputReadLine();
        portal.BeginErrorReadLine();
        using var asking = new HttpClient();
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using var answer = await asking.GetAsync(new Uri(url + "/health/ready"));
                if (answer.IsSuccessStatusCode)
                {
                    up.TrySetResult();
                    return portal;
                }
            }
            catch (HttpRequestException down)
            {
                if (Stopwatch.GetElapsedTime(began) >= StartLimit || portal.HasExited)
                {
                    throw new InvalidOperationException($"The portal did not start. {string.Join('\n', said)}", down);
                }

                await Task.Delay(50);
            }
        }
    }

    private async Task Work(HttpClient client)
    {
        while (!isEnding && Next() is { } action)
        {
            var page = $"/actions/{action}/evidence";
            for (var number = RandomNumberGenerator.GetInt32(1, 4); number > 0; number--)
            {
                await Send(client, action, page, $"file {number}.pdf");
            }

            var version = await Draft(client, action, page);
            await Submit(client, action, page, version);
        }
    }

    private long? Next()
    {
        lock (writing)
        {
            return waiting.TryDequeue(out var action) ? action : throw new InvalidOperationException("There are not enough actions for so many rounds.");
        }
    }

    private async Task Send(HttpClient client, long action, string page, string name)
    {
        var content = RandomNumberGenerator.GetBytes(RandomNumberGenerator.GetInt32(50_000, LargestFile));
        "%PDF-1.7\n"u8.CopyTo(content);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        string? address = null;
        long offset = 0, safe = 0;
        while (true)
        {
            try
            {
                if (address is null)
                {
                    using var started = await client.StartUpload(page, name, content.Length, hash);
                    Demand(started, HttpStatusCode.Created);
                    using var json = JsonDocument.Parse(await started.Content.ReadAsStringAsync());
                    address = json.RootElement.GetProperty("address").GetString()!;
                    offset = json.RootElement.GetProperty("offset").GetInt64();
                }
                else
                {
                    using var ask = new HttpRequestMessage(HttpMethod.Head, address);
                    using var known = await client.SendAsync(ask);
                    Demand(known, HttpStatusCode.NoContent);
                    if (known.Headers.TryGetValues("Upload-File", out var files))
                    {
                        Note($"file {action} {files.Single()} {hash} {content.Length}");
                        return;
                    }

                    offset = known.Offset();
                }

                if (offset < safe)
                {
                    Note($"lost {address} {safe} {offset}");
                }

                var end = offset == content.Length || RandomNumberGenerator.GetInt32(3) == 0 ? content.Length : RandomNumberGenerator.GetInt32((int)offset, content.Length) + 1;
                using var sent = await client.SendPart(page, address, offset, content[(int)offset..end]);
                if (sent.StatusCode == HttpStatusCode.Created)
                {
                    using var json = JsonDocument.Parse(await sent.Content.ReadAsStringAsync());
                    Note($"file {action} {json.RootElement.GetProperty("files")[0].GetProperty("id").GetInt64()} {hash} {content.Length}");
                    return;
                }

                if (sent.StatusCode == HttpStatusCode.NoContent)
                {
                    safe = sent.Offset();
                    Note($"part {address} {safe}");
                }
                else if (sent.StatusCode is not (HttpStatusCode.Locked or HttpStatusCode.Conflict))
                {
                    Demand(sent, HttpStatusCode.Created);
                }
            }
            catch (Exception down) when (IsDown(down))
            {
                await up.Task;
            }
        }
    }

    private async Task<int> Draft(HttpClient client, long action, string page)
    {
        while (true)
        {
            try
            {
                using var saved = await client.PostForm(
                    page,
                    page + "/draft",
                    [new("version", "0"), new("statement", $"Action {action} was done."), new("done-on-day", "2"), new("done-on-month", "11"), new("done-on-year", "2026"), new("staff-trained", "12"), new("trained", "Housing officers")]);
                Demand(saved, HttpStatusCode.OK);
                using var json = JsonDocument.Parse(await saved.Content.ReadAsStringAsync());
                var version = json.RootElement.GetProperty("version").GetInt32();
                Note($"draft {action} {version}");
                return version;
            }
            catch (Exception down) when (IsDown(down))
            {
                await up.Task;
            }
        }
    }

    private async Task Submit(HttpClient client, long action, string page, int version)
    {
        while (true)
        {
            try
            {
                if (Reference().Match(await client.Text($"/actions/{action}")) is { Success: true } seen)
                {
                    Note($"submitted {action} {seen.Value}");
                    return;
                }

                using var answer = await client.PostForm(
                    page + "?step=check",
                    page + "?step=check",
                    [new("_handler", "evidence"), new("version", version.ToString(CultureInfo.InvariantCulture)), new("go", "submit"), new("declaration", "yes")]);
                if (Reference().Match(answer.Headers.Location?.OriginalString ?? "") is { Success: true } receipt)
                {
                    Note($"submitted {action} {receipt.Value}");
                    return;
                }

                Demand(answer, HttpStatusCode.Found);
            }
            catch (Exception down) when (IsDown(down))
            {
                await up.Task;
            }
        }
    }

    private void Note(string line)
    {
        lock (writing)
        {
            File.AppendAllText(acknowledged, line + "\n");
        }
    }

    private static bool IsDown(Exception failure) =>
        failure is HttpRequestException { StatusCode: null or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable } or IOException or TaskCanceledException;

    private static void Demand(HttpResponseMessage answer, HttpStatusCode expected)
    {
        if (answer.StatusCode != expected)
        {
            throw new InvalidOperationException($"{answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri} was answered with {answer.StatusCode}: {answer.Content.ReadAsStringAsync().Result}");
        }
    }

    [GeneratedRegex("E[0-9]{2}-[0-9]{6}")]
    private static partial Regex Reference();
}
