using CouncilPortal.Imports;
using Spectre.Console;

namespace CouncilPortal.Commands;

/// <summary>How far long work has come: a live line on a terminal, plain lines otherwise; always on standard error.</summary>
internal static class ProgressLine
{
    private const int RowsPerLine = 50_000;
    private const int ThingsPerLine = 500;

    /// <summary>Does the work and shows its progress.</summary>
    public static Task<T> Show<T>(string what, Func<IProgress<ImportProgress>, Task<T>> work) =>
        Show(what, "rows", RowsPerLine, work);

    /// <summary>Does work that counts something else than rows, and shows its progress.</summary>
    public static Task<T> Count<T>(string what, string unit, Func<Action<int, double?>, Task<T>> work) =>
        Show(what, unit, ThingsPerLine, progress => work((done, share) => progress.Report(new ImportProgress(done, share))));

    private static Task<T> Show<T>(string what, string unit, int perLine, Func<IProgress<ImportProgress>, Task<T>> work) =>
        Console.IsErrorRedirected ? work(new PlainLines(what, unit, perLine)) : Live(what, unit, work);

    private static Task<T> Live<T>(string what, string unit, Func<IProgress<ImportProgress>, Task<T>> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Status().StartAsync(Markup.Escape(what), status => work(new LiveLine(what, unit, status)));
    }

    private static string Line(string what, string unit, ImportProgress progress) =>
        progress.Share is { } share ? $"{what}: {progress.Rows:#,0} {unit}, {share:P0}" : $"{what}: {progress.Rows:#,0} {unit}";

    private sealed class LiveLine(string what, string unit, StatusContext status) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => status.Status(Markup.Escape(Line(what, unit, value)));
    }

    private sealed class PlainLines(string what, string unit, int perLine) : IProgress<ImportProgress>
    {
        private int told;

        public void Report(ImportProgress value)
        {
            if (value.Rows / perLine > told)
            {
                told = value.Rows / perLine;
                Console.Error.WriteLine(Line(what, unit, value));
            }
        }
    }
}
