using CouncilPortal.Imports;
using Spectre.Console;

namespace CouncilPortal.Commands;

/// <summary>How far long work has come: a live line on a terminal, plain lines otherwise; always on standard error.</summary>
internal static class ProgressLine
{
    private const int RowsPerLine = 50_000;

    /// <summary>Does the work and shows its progress.</summary>
    public static Task<T> Show<T>(string what, Func<IProgress<ImportProgress>, Task<T>> work) =>
        Console.IsErrorRedirected ? work(new PlainLines(what)) : Live(what, work);

    private static Task<T> Live<T>(string what, Func<IProgress<ImportProgress>, Task<T>> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Status().StartAsync(Markup.Escape(what), status => work(new LiveLine(what, status)));
    }

    private static string Line(string what, ImportProgress progress) =>
        progress.Share is { } share ? $"{what}: {progress.Rows:#,0} rows, {share:P0}" : $"{what}: {progress.Rows:#,0} rows";

    private sealed class LiveLine(string what, StatusContext status) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => status.Status(Markup.Escape(Line(what, value)));
    }

    private sealed class PlainLines(string what) : IProgress<ImportProgress>
    {
        private int told;

        public void Report(ImportProgress value)
        {
            if (value.Rows / RowsPerLine > told)
            {
                told = value.Rows / RowsPerLine;
                Console.Error.WriteLine(Line(what, value));
            }
        }
    }
}
