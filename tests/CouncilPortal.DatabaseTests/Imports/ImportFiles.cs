using System.Text;
using CouncilPortal.Imports;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Imports;

/// <summary>Files for tests, as text.</summary>
internal static class ImportFiles
{
    private static readonly Scope Job = Scope.System("test import");

    /// <summary>Imports the text as a file named <c>file.csv</c>.</summary>
    public static Task<ImportReport> Import(this TestDatabase data, string kind, string csv) => data.Import(Job, kind, csv, isDryRun: false);

    /// <summary>Says what an import of the text would do.</summary>
    public static Task<ImportReport> DryRun(this TestDatabase data, string kind, string csv) => data.Import(Job, kind, csv, isDryRun: true);

    /// <summary>Imports the text as somebody.</summary>
    public static async Task<ImportReport> Import(this TestDatabase data, Scope scope, string kind, string csv, bool isDryRun)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        var file = new ImportFile
        {
            Kind = kind,
            Name = "file.csv",
            Content = content,
            IsDryRun = isDryRun,
            AddsOnly = false,
            IsInvented = true,
            Beside = _ => new MemoryStream(Encoding.UTF8.GetBytes("Dear Chief Executive")),
        };
        return await new Importer(data.Database, data.Time).Import(scope, file, null, TestContext.Current.CancellationToken);
    }

    /// <summary>What an export of the kind holds.</summary>
    public static async Task<string> Export(this TestDatabase data, string kind)
    {
        using var target = new MemoryStream();
        await new Exporter(data.Database).Export(Job, kind, target, null, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(target.ToArray());
    }

    /// <summary>Two councils: AAA, and BBB abolished on 1 April 2023.</summary>
    public static Task Councils(this TestDatabase data) =>
        data.Import("authorities", "code,name,type,end_date\nAAA,Aldermoor Council,Unitary,\nBBB,Brackenby District Council,District,2023-04-01\n");

    /// <summary>The counts as one text: added, changed, unchanged, refused.</summary>
    public static string Counts(this ImportReport report) => $"{report.Added} {report.Changed} {report.Unchanged} {report.Refused}";

    /// <summary>The problems as they are printed.</summary>
    public static string[] Lines(this IEnumerable<ImportNote> notes) => [.. notes.Select(n => n.Of("file.csv"))];
}
