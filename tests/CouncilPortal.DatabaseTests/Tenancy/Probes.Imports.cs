using CouncilPortal.Authorities;
using CouncilPortal.Imports;

namespace CouncilPortal.DatabaseTests.Tenancy;

/// <content>Of the folder <c>Imports</c>.</content>
internal static partial class Probes
{
    private static Dictionary<string, Probe> Imports => new()
    {
        ["NoteImportOpenedCommand.Note"] = Nothing<NoteImportOpenedCommand>((c, s, _) => c.Note(s, 1, isFile: true, Cancel)),
        ["ImportsQuery.List"] = Nothing<ImportsQuery>((q, s, _) => q.List(s, 1, Cancel)),
        ["ImportsQuery.Last"] = Nothing<ImportsQuery>((q, s, _) => q.Last(s, Cancel)),
        ["ImportsQuery.Find"] = Nothing<ImportsQuery>((q, s, _) => q.Find(s, 1, Cancel)),
        ["ImportsQuery.Open"] = Nothing<ImportsQuery>((q, s, _) => q.Open(s, 1, Cancel)),
        ["ReceiveImportCommand.Receive"] = Nothing<ReceiveImportCommand>((c, s, _) => c.Receive(s, new ReceiveImport { Kind = "decisions", FileName = "mallory.csv", Content = new MemoryStream([1]) }, Cancel)),
        ["ReceiveImportCommand.Undo"] = Nothing<ReceiveImportCommand>((c, s, _) => c.Undo(s, 1, Cancel)),
        ["DecideImportCommand.Apply"] = Nothing<DecideImportCommand>((c, s, _) => c.Apply(s, 1, Cancel)),
        ["DecideImportCommand.Discard"] = Nothing<DecideImportCommand>((c, s, _) => c.Discard(s, 1, Cancel)),
        ["DecideImportCommand.CheckAgain"] = Nothing<DecideImportCommand>((c, s, _) => c.CheckAgain(s, 1, Cancel)),
        ["DecideImportCommand.Map"] = Nothing<DecideImportCommand>((c, s, _) => c.Map(s, 1, [new MappedColumn("Mallory", "")], Cancel)),
        ["Importer.Import"] = Nothing<Importer>((c, s, r) => c.Import(s, Import($"code,name,short_name,type\nT{r.Council},Mallory,Mallory,District\n"), null, Cancel)),
        ["DirectImport.Run"] = Nothing<DirectImport>((c, s, r) => c.Run(s, Import($"code,name,short_name,type\nT{r.Council},Mallory,Mallory,District\n"), () => new MemoryStream([1]), null, Cancel)),
        ["Exporter.Export"] = Shows<ExportOf>((c, s, _) => c.Text(s)),
    };
}
