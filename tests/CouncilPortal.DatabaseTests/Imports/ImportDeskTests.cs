using System.Text;
using CouncilPortal.Imports;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Imports;

/// <summary>A publisher's file from its arrival to what it changes, and back.</summary>
public sealed class ImportDeskTests
{
    private const string Header = "authority_code,year,investigated,upheld\n";
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, BothEngines]
    public async Task Nothing_counts_before_a_file_is_applied_and_then_all_of_it_does(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        var desk = await ImportDesk.Open(data);
        var id = await desk.Receive("annual-statistics", "figures.csv", Header + "AAA,2023-24,10,5\n");
        Assert.Equal(ImportState.Checking, (await desk.Find(id)).State);
        Assert.False(await desk.Decide.Apply(desk.Pat, id, Cancel));

        await desk.Run();
        var found = await desk.Find(id);
        Assert.Equal((ImportState.Ready, 1, 0, 0), (found.State, found.Added, found.Changed, found.Unchanged));
        Assert.Equal(0, await data.Value<long>("select count(*) from annual_statistics", null));

        Assert.True(await desk.Decide.Apply(desk.Pat, id, Cancel));
        await desk.Run();
        Assert.Equal((ImportState.Applied, "Pat Publisher"), ((await desk.Find(id)).State, (await desk.Find(id)).EndedByName));
        Assert.Equal(5, await data.Value<long>("select upheld from annual_statistics", null));
        Assert.Equal("Pat Publisher, import " + id, await data.Value<string>("select who from audit where action = 'file imported' order by id desc limit 1", null));
        Assert.Equal(id, Assert.Single(await desk.Imports.Last(desk.Pat, Cancel)).Id);
        Assert.False(await desk.Decide.Apply(desk.Pat, id, Cancel));
        Assert.False(await desk.Decide.Discard(desk.Pat, id, Cancel));
    }

    [Theory, BothEngines]
    public async Task Whoever_opens_a_file_of_a_year_that_is_not_public_is_recorded_for_each_such_year(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        var desk = await ImportDesk.Open(data);
        await data.Execute("insert into reporting_years (year, public_from) values ('2025-26', @at)", new { at = data.Time.GetUtcNow().AddDays(4) });
        var note = new NoteImportOpenedCommand(data.Database, data.Time);
        // The latest of these years is in no table yet.
        var mixed = await desk.Receive("annual-statistics", "figures.csv", "authority_code,Year ,upheld\nAAA,2023-24,5\nAAA,2025-26,6\nAAA,2025-26,6\nAAA,2031-32,7\nAAA,never,7\n");
        var broken = await desk.Receive("annual-averages", "averages.csv", "type,unknown,year\nDistrict,1,2025-26\nDistrict,\"1\"2\n");
        var published = await desk.Receive("national-statistics", "england.csv", "year,upheld\n2023-24,5\n");
        var populations = await desk.Receive("populations", "populations.csv", "authority_code,year,population\nAAA,2025-26,5\n");

        Assert.Equal(2, await note.Note(desk.Pat, mixed, isFile: false, Cancel));
        Assert.Equal(1, await note.Note(desk.Pat, broken, isFile: true, Cancel));
        Assert.Equal(0, await note.Note(desk.Pat, published, isFile: true, Cancel));
        Assert.Equal(0, await note.Note(desk.Pat, populations, isFile: true, Cancel));
        Assert.Equal(0, await note.Note(desk.Pat, 99_999, isFile: true, Cancel));
        foreach (var scope in new[] { await data.Member("Casey Worker", Role.Caseworker, null), await data.Member("Ada Ministrator", Role.Administrator, null), Scope.Public, Scope.System("test") })
        {
            Assert.Equal(0, await note.Note(scope, mixed, isFile: false, Cancel));
        }

        Assert.Equal(
            [$"2025-26 Pat Publisher import {mixed}", $"2031-32 Pat Publisher import {mixed}", $"2025-26 Pat Publisher file of import {broken}"],
            await data.Rows<string>("select year || ' ' || person_name || ' ' || what from embargo_openings where by_ombudsman and authority_id is null order by id", null));
        data.Time.Advance(TimeSpan.FromDays(5));
        Assert.Equal(1, await note.Note(desk.Pat, mixed, isFile: false, Cancel));
    }

    [Theory, BothEngines]
    public async Task What_was_changed_is_put_back_as_an_import_of_its_own_and_what_was_new_is_not_known_again(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        var desk = await ImportDesk.Open(data);
        await desk.Applied(Header + "AAA,2023-24,10,5\n");
        var second = await desk.Applied(Header + "AAA,2023-24,12,7\nAAA,2022-23,3,1\n");
        Assert.True((await desk.Find(second)).CanBeUndone);
        Assert.Equal(
            [(2, "investigated", "“10” becomes “12”"), (2, "upheld", "“5” becomes “7”")], (await desk.Find(second)).Findings.Changes.First.Select(c => (c.Line, c.Column, c.Message)));

        var undo = await desk.ReceiveImport.Undo(desk.Pat, second, Cancel);
        Assert.Null(await desk.ReceiveImport.Undo(desk.Pat, second, Cancel));
        await desk.Run();
        Assert.Equal((ImportState.Ready, 0, 2, second), ((await desk.Find(undo!.Value)).State, (await desk.Find(undo.Value)).Added, (await desk.Find(undo.Value)).Changed, (await desk.Find(undo.Value)).UndoesId));
        Assert.Equal(7, await data.Value<long>("select upheld from annual_statistics where year = '2023-24'", null));
        await desk.Decide.Apply(desk.Pat, undo.Value, Cancel);
        await desk.Run();
        Assert.Equal("10 5", await data.Value<string>("select investigated || ' ' || upheld from annual_statistics where year = '2023-24'", null));
        Assert.Null(await data.Value<long?>("select upheld from annual_statistics where year = '2022-23'", null));
        Assert.Equal(undo, (await desk.Find(second)).UndoneBy);
        Assert.False((await desk.Find(undo.Value)).GoesBehindOthers);
        await desk.Applied(Header + "AAA,2023-24,14,9\n");
        Assert.True((await desk.Find(undo.Value)).GoesBehindOthers);
        Assert.Equal(4, (await desk.Imports.List(desk.Pat, 1, Cancel)).Total);
    }

    [Theory, BothEngines]
    public async Task A_column_that_nobody_knows_is_chosen_once_and_kept_for_the_next_file(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        var desk = await ImportDesk.Open(data);
        const string Foreign = "Authority Code,Year,Detailed investigations,Notes\nAAA,2023-24,10,ask Jo\n";
        var id = await desk.Receive("annual-statistics", "figures.csv", Foreign);
        await desk.Run();
        var refused = await desk.Find(id);
        Assert.Equal(ImportState.Refused, refused.State);
        Assert.Equal(["authority_code", "year", null, null], refused.Columns.Select(c => c.Column));
        Assert.Equal(2, refused.Findings.Problems.Total);

        Assert.True(await desk.Decide.Map(desk.Pat, id, [new("Authority Code", "authority_code"), new("Year", "year"), new("Detailed investigations", "investigated"), new("Notes", "")], Cancel));
        await desk.Run();
        Assert.Equal((ImportState.Ready, 1), ((await desk.Find(id)).State, (await desk.Find(id)).Added));
        var next = await desk.Receive("annual-statistics", "figures.csv", Foreign);
        await desk.Run();
        Assert.Equal(ImportState.Ready, (await desk.Find(next)).State);
    }

    [Theory, BothEngines]
    public async Task A_column_left_out_of_one_file_is_read_again_in_the_next_where_its_name_says_what_it_is(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        var desk = await ImportDesk.Open(data);
        var id = await desk.Receive("annual-statistics", "figures.csv", Header + "AAA,2023-24,10,5\n");
        await desk.Run();
        await desk.Decide.Map(desk.Pat, id, [new("authority_code", "authority_code"), new("year", "year"), new("investigated", "investigated"), new("upheld", "")], Cancel);
        await desk.Run();
        Assert.Equal("", (await desk.Find(id)).Columns[^1].Column);

        await desk.Applied(Header + "AAA,2023-24,10,5\n");
        Assert.Equal(5, await data.Value<long>("select upheld from annual_statistics", null));
    }

    [Theory, BothEngines]
    public async Task What_does_not_add_up_and_who_is_missing_is_listed_before_anything_is_applied(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        string[] codes = [.. "ABCDEFGHIJ".Select(letter => new string(letter, 3))];
        await data.Import("authorities", "code,name,type\n" + string.Concat(codes.Select(code => $"{code},{code} Council,Unitary\n")));
        await data.Import("annual-statistics", Header + string.Concat(codes.Select(code => $"{code},2022-23,10,5\n")));
        var desk = await ImportDesk.Open(data);
        var id = await desk.Receive("annual-statistics", "figures.csv", Header + "AAA,2023-24,50,5\n" + string.Concat(codes[1..^1].Select(code => $"{code},2023-24,10,5\n")));
        await desk.Run();
        Assert.Equal(
            ["0: authority_code: JJJ Council (JJJ) has figures for 2022-23 and none for 2023-24: add its row, or leave it out where it has none", "2: investigated: 50 is far from the 10 of 2022-23: check it"],
            (await desk.Find(id)).Findings.Flags.First.Select(n => $"{n.Line}: {n.Column}: {n.Message}"));
    }

    [Theory, BothEngines]
    public async Task What_a_killed_process_left_is_taken_up_once_its_time_is_over(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        var desk = await ImportDesk.Open(data);
        var id = await desk.Receive("annual-statistics", "figures.csv", Header + "AAA,2023-24,10,5\n");
        await data.Execute("update imports set claimed_until = @until", new { until = data.Time.GetUtcNow().AddMinutes(10) });
        await desk.Run();
        Assert.Equal(ImportState.Checking, (await desk.Find(id)).State);
        data.Time.Advance(TimeSpan.FromMinutes(11));
        await desk.Run();
        Assert.Equal(ImportState.Ready, (await desk.Find(id)).State);
    }

    [Theory, BothEngines]
    public async Task Only_publishers_bring_files_in_and_see_them(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        var desk = await ImportDesk.Open(data);
        var id = await desk.Receive("annual-statistics", "figures.csv", Header + "AAA,2023-24,10,5\n");
        await desk.Run();
        foreach (var other in new[] { await data.Member("Casey Worker", Role.Caseworker, null), Scope.Public })
        {
            Assert.Null(await desk.Imports.Find(other, id, Cancel));
            Assert.Null(await desk.Imports.Open(other, id, Cancel));
            Assert.Equal(0, (await desk.Imports.List(other, 1, Cancel)).Total);
            Assert.False(await desk.Decide.Apply(other, id, Cancel));
            Assert.Null((await desk.ReceiveImport.Receive(other, new ReceiveImport { Kind = "decisions", FileName = "a.csv", Content = new MemoryStream([1]) }, Cancel)).Id);
        }
    }

    [Theory]
    [InlineData("annual-statistics", "figures.xls", "a", "File", "Choose a CSV, XLSX or ODS file. Save an older spreadsheet as one of these first")]
    [InlineData("annual-statistics", "figures.csv", "", "File", "The file is empty: choose one with a header and rows")]
    [InlineData("annual-statistics", null, "a", "File", "Choose a file")]
    [InlineData("nonsense", "figures.csv", "a", "Kind", "Choose what the file holds")]
    public async Task A_file_that_cannot_be_taken_says_what_to_do(string holds, string? name, string text, string field, string error)
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var desk = await ImportDesk.Open(data);
        var received = await desk.ReceiveImport.Receive(desk.Pat, new ReceiveImport { Kind = holds, FileName = name, Content = new MemoryStream(Encoding.UTF8.GetBytes(text)) }, Cancel);
        Assert.Equal(error, received.Errors[field]);
        Assert.Null(received.Id);
    }
}
