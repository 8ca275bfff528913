using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;

namespace CouncilPortal.BrowserTests;

/// <summary>
/// The real portal in its own process: Development, demonstration data and identity provider, SQLite in a
/// temporary folder that goes with it.
/// </summary>
public sealed class PortalProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _log = new();
    private readonly DirectoryInfo _dataFolder = Directory.CreateTempSubdirectory("councilportal-browser-");
    private string[] _settings;
    private Process? _process;

    private PortalProcess(string[] settings) => _settings = settings;

    /// <summary>Where it answers; the same after <see cref="Restart"/>.</summary>
    public string Address { get; } = $"http://localhost:{FreePort()}";

    /// <summary>Whether it was killed and does not answer yet: browsers complain of that, and pages are not to blame.</summary>
    public bool IsDown { get; private set; }

    /// <summary>What it wrote to its console, since the first start.</summary>
    public string Log => string.Join(Environment.NewLine, _log);

    /// <summary>Starts one and waits until it answers.</summary>
    /// <param name="settings">Settings of the portal, as <c>Demo:Clock=2031-03-30T06:00:00Z</c>.</param>
    public static async Task<PortalProcess> Start(params string[] settings)
    {
        var portal = new PortalProcess(settings);
        await portal.Run();
        return portal;
    }

    /// <summary>One with its data that does not run yet, for verbs of the command line.</summary>
    /// <param name="settings">As for <see cref="Start"/>.</param>
    public static PortalProcess NotStarted(params string[] settings) => new(settings) { IsDown = true };

    /// <summary>Kills it without warning, as a power cut would, and starts it again on the same data.</summary>
    /// <param name="settings">Settings that change from now on, as the clock.</param>
    public async Task Restart(params string[] settings)
    {
        await Kill();
        _settings = [.. _settings, .. settings];
        await Run();
    }

    /// <summary>Kills it and starts it again on the same data with other settings: at another time, for instance.</summary>
    public Task RestartWith(params string[] settings)
    {
        _settings = settings;
        return Restart();
    }

    /// <summary>Runs a verb of the command line on its data.</summary>
    public async Task Run(string verb, params string[] arguments)
    {
        var start = StartInfo();
        foreach (var argument in (string[])[verb, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var told = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{verb} ended with {process.ExitCode}: {await errors}\n{await told}");
        }
    }

    /// <summary>The lines of a file that its command line exports.</summary>
    public async Task<IReadOnlyList<string>> Export(string kind)
    {
        var file = Path.Combine(_dataFolder.FullName, $"exported-{kind}.csv");
        await Run("export", kind, file);
        return await File.ReadAllLinesAsync(file);
    }

    /// <summary>Brings in a file of those lines by its command line.</summary>
    public async Task Import(string kind, IEnumerable<string> lines)
    {
        var file = Path.Combine(_dataFolder.FullName, $"to-import-{kind}.csv");
        await File.WriteAllLinesAsync(file, lines);
        await Run("import", kind, file);
    }

    /// <summary>Makes its data another past, while it does not run.</summary>
    public async Task Change(string sql)
    {
        var database = new SqliteConnectionStringBuilder { DataSource = Path.Combine(_dataFolder.FullName, "portal.db"), Mode = SqliteOpenMode.ReadWrite, Pooling = false };
        await using var connection = new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Kills it without warning.</summary>
    public async Task Kill()
    {
        IsDown = true;
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
            _process = null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Kill();
        _dataFolder.Delete(recursive: true);
    }

    private async Task Run()
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = StartInfo(), EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) =>
        {
            _log.Enqueue(line.Data ?? "");
            if (line.Data?.StartsWith("CouncilPortal is at ", StringComparison.Ordinal) == true)
            {
                ready.TrySetResult();
            }
        };
        _process.ErrorDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        _process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("The portal ended."));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            await ready.Task.WaitAsync(StartLimit);
            IsDown = false;
        }
        catch (Exception reason)
        {
            await DisposeAsync();
            throw new InvalidOperationException($"The portal did not start: {reason.Message}\n{Log}", reason);
        }
    }

    private ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Path.Combine(Repository.Root, "src", "CouncilPortal"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["DOTNET_ENVIRONMENT"] = "Development" },
        };
        start.ArgumentList.Add(Repository.PortalProgram);
        foreach (var setting in (string[])[
            $"urls={Address}",
            $"Portal:PublicUrl={Address}",
            $"DataFolder={_dataFolder.FullName}",
            "Logging:LogLevel:Microsoft.Hosting.Lifetime=Information",
            .. _settings])
        {
            start.ArgumentList.Add($"--{setting}");
        }

        return start;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
