using System.IO.Compression;
using System.Text;
using CouncilPortal.Imports;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Imports;

/// <summary>What a file changed is put back as an import of its own, whatever it held; nothing is lost by it.</summary>
public sealed class PutBackTests
{
    private const string Letters = "authority_code,year,issued_on,published_on,file\n";
    private const string Recommendations = "decision_reference,authority_code,number,kind,remedy,text,due_on,state\n";
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, BothEngines]
    public async Task A_population_that_was_changed_is_as_before_and_a_new_one_is_gone(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        var desk = await ImportDesk.Open(data);
        await desk.Applied("populations", "authority_code,year,population\nAAA,2022,1000\n");
        var second = await desk.Applied("populations", "authority_code,year,population\nAAA,2022,1500\nAAA,2023,1600\n");
        var undo = await desk.PutBack(second);

        Assert.Equal([1000L], await data.Rows<long>("select population from populations where year in (2022, 2023) order by year", null));
        Assert.Equal((0, 1, 1), (undo.Added, undo.Changed, undo.TakenOut));
        Assert.Contains("1 taken out", await data.Value<string>("select detail from audit where action = 'file imported' order by id desc limit 1", null), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task An_authority_has_its_name_address_and_successors_back_and_a_new_one_is_gone_unless_something_stands_on_it(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        const string Header = "code,name,type,end_date,successor_codes\n";
        await data.Import("authorities", Header + "AAA,Alpha Council,District,,\nBBB,Beta Council,District,,\n");
        var desk = await ImportDesk.Open(data);
        var merged = await desk.Applied("authorities", Header + "AAA,Alpha Borough Council,District,2023-03-31,CCC\nCCC,Gamma Council,Unitary,,\nDDD,Delta Council,Unitary,,\nEEE,Epsilon Council,Unitary,2024-03-31,CCC\n");
        await data.Import("populations", "authority_code,year,population\nDDD,2022,1000\n");
        Assert.Equal("alpha-borough-council", await data.Value<string>("select slug from authorities where code = 'AAA'", null));
        var undo = await desk.PutBack(merged);

        Assert.Equal(["AAA alpha-council", "BBB beta-council", "DDD delta-council"], await data.Rows<string>("select code || ' ' || slug from authorities order by code", null));
        Assert.Null(await data.Value<string?>("select end_date from authorities where code = 'AAA'", null));
        Assert.Equal(0, await data.Value<long>("select count(*) from authority_successors", null));
        Assert.Equal("alpha-borough-council", await data.Value<string>("select slug from former_names", null));
        Assert.Equal("other things in the portal refer to DDD by now, so it stays", Assert.Single(undo.Findings.Conflicts.First).Message);
    }

    [Theory, BothEngines]
    public async Task A_decision_is_as_before_and_a_new_one_is_gone_and_putting_that_back_brings_it_again(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        var desk = await ImportDesk.Open(data);
        const string Header = "reference,authority_code,decided_on,category,outcome,title,summary\n";
        const string Old = "19 012 345,AAA,2023-06-01,Planning,Upheld,One,\"First, as it was\"\n";
        const string New = "19 012 347,AAA BBB,2023-06-03,Planning,Upheld,Three,Both\n";
        await desk.Applied("decisions", Header + Old);
        var second = await desk.Applied(
            "decisions", Header + "19 012 345,AAA BBB,2023-06-02,Planning,Not upheld,One,Second\n19 012 346,BBB,2023-06-03,Planning,Upheld,Two,Stays\n" + New);
        Assert.Contains("“AAA” becomes “AAA BBB”", (await desk.Find(second)).Findings.Changes.First.Select(c => c.Message));
        await data.Import("recommendations", Recommendations + "19 012 346,BBB,1,personal remedy,Apology,Say sorry,2023-09-01,Open\n");
        var undo = await desk.PutBack(second);

        Assert.Equal(["19012345 First, as it was", "19012346 Stays"], await data.Rows<string>("select replace(reference, ' ', '') || ' ' || summary from decisions order by reference", null));
        Assert.Equal("AAA", await data.Value<string>("select min(a.code) || case when count(*) > 1 then '+' else '' end from decision_authorities x join decisions d on d.id = x.decision_id join authorities a on a.id = x.authority_id where d.title = 'One'", null));
        Assert.Equal((1, 1), (undo.TakenOut, undo.Findings.Conflicts.Total));

        await desk.PutBack(undo.Id);
        Assert.Equal(["Second", "Stays", "Both"], await data.Rows<string>("select summary from decisions order by reference", null));
        Assert.Equal(2, await data.Value<long>("select count(*) from decision_authorities x join decisions d on d.id = x.decision_id where d.title = 'Three'", null));
    }

    [Theory, BothEngines]
    public async Task A_recommendation_is_as_before_and_a_new_one_is_withdrawn(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        await data.Import("decisions", "reference,authority_code,decided_on,category,outcome\n19 012 345,AAA,2023-06-01,Planning,Upheld\n");
        var desk = await ImportDesk.Open(data);
        await desk.Applied("recommendations", Recommendations + "19 012 345,AAA,1,personal remedy,Apology,Say sorry,2023-09-01,Open\n");
        var second = await desk.Applied(
            "recommendations", Recommendations + "19 012 345,AAA,1,personal remedy,Apology,Say more,2023-10-01,Done\n19 012 345,AAA,2,personal remedy,Apology,Pay,2023-10-01,Open\n");
        var undo = await desk.PutBack(second);

        Assert.Equal(["1 Say sorry open", "2 Pay withdrawn"], await data.Rows<string>("select number || ' ' || text || ' ' || state from recommendations order by number", null));
        Assert.Equal(["open", "done", "open"], await data.Rows<string>("select e.state from recommendation_events e join recommendations r on r.id = e.recommendation_id where r.number = 1 order by e.id", null));
        await desk.PutBack(undo.Id);
        Assert.Equal(["1 Say more done", "2 Pay open"], await data.Rows<string>("select number || ' ' || text || ' ' || state from recommendations order by number", null));
    }

    [Theory, BothEngines]
    public async Task A_letter_has_its_text_back_and_a_new_one_is_gone_unless_somebody_read_it_or_a_committee_considers_it(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        var desk = await ImportDesk.Open(data);
        await desk.AppliedLetters(("list.csv", Letters + "AAA,2019-20,2020-07-22,2020-07-29,aaa.txt\n"), ("aaa.txt", "First, \"as sent\"\nDear Chief Executive"));
        var second = await desk.AppliedLetters(
            ("list.csv", Letters + "AAA,2019-20,2020-07-23,2020-07-30,aaa.txt\nAAA,2017-18,2018-07-22,2018-07-29,b.txt\nAAA,2018-19,2019-07-22,2019-07-29,b.txt\nBBB,2018-19,2019-07-22,2019-07-29,b.txt\n"), ("aaa.txt", "Second"), ("b.txt", "Other"));
        Assert.Contains("another text or file than before", (await desk.Find(second)).Findings.Changes.First.Select(c => c.Message));
        var reader = await data.Member("Chris Executive", Role.ChiefExecutive, await data.Value<long>("select id from authorities where code = 'BBB'", null));
        await data.Execute("insert into letter_reads (letter_id, person_id, first_read_at) select l.id, @PersonId, @now from letters l join authorities a on a.id = l.authority_id where a.code = 'BBB'", new { reader.PersonId, now = data.Time.GetUtcNow() });
        await data.Execute(
            """
            insert into letter_considerations (authority_id, year, number, kind, committee, meets_on, at, by_name)
            select a.id, '2017-18', 1, 'meeting', 'Audit Committee', @day, @now, 'Olive Officer' from authorities a where a.code = 'AAA'
            """,
            new { day = new DateOnly(2026, 3, 1), now = data.Time.GetUtcNow() });
        var undo = await desk.PutBack(second);

        Assert.Equal(
            ["AAA 2017-18 Other", "AAA 2019-20 First, \"as sent\"\nDear Chief Executive", "BBB 2018-19 Other"],
            await data.Rows<string>("select a.code || ' ' || l.year || ' ' || l.body from letters l join authorities a on a.id = l.authority_id order by a.code, l.year", null));
        Assert.Equal("2020-07-22", (await data.Value<DateOnly>("select issued_on from letters where year = '2019-20'", null)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((1, 1, 2), (undo.Changed, undo.TakenOut, undo.Findings.Conflicts.Total));
        await desk.PutBack(undo.Id);
        Assert.Equal(["Second", "Other", "Other", "Other"], await data.Rows<string>("select body from letters order by year desc, id", null));
    }

    [Theory, BothEngines]
    public async Task A_file_from_the_command_line_stands_in_the_history_and_is_put_back_like_any_other(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        var desk = await ImportDesk.Open(data);
        var line = new DirectImport(new Importer(data.Database, data.Time), data.Time);
        const string Figures = "authority_code,year,population\nAAA,2022,1000\n";
        foreach (var isDryRun in new[] { true, false, false })
        {
            var bytes = Encoding.UTF8.GetBytes(Figures);
            using var content = new MemoryStream(bytes);
            await line.Run(
                Scope.System("command line"),
                new ImportFile { Kind = "populations", Name = Path.Combine("some", "people.csv"), Content = content, IsDryRun = isDryRun, AddsOnly = false, IsInvented = false },
                () => new MemoryStream(bytes),
                null,
                Cancel);
        }

        var kept = Assert.Single((await desk.Imports.List(desk.Pat, 1, Cancel)).Rows);
        Assert.Equal(("people.csv", "command line", ImportState.Applied, 1), (kept.FileName, kept.EndedByName, kept.State, kept.Added));
        await using (var file = (await desk.Imports.Open(desk.Pat, kept.Id, Cancel))!.Value.Content)
        {
            Assert.Equal(Figures, await new StreamReader(file).ReadToEndAsync(Cancel));
        }

        await desk.PutBack(kept.Id);
        Assert.Equal(0, await data.Value<long>("select count(*) from populations where year = 2022", null));
    }

    [Theory, BothEngines]
    public async Task Letters_from_the_command_line_are_kept_with_their_list_as_the_desk_takes_them(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        await data.Execute("insert into reporting_years (year, public_from) values ('2031-32', @later)", new { later = data.Time.GetUtcNow().AddDays(30) });
        var desk = await ImportDesk.Open(data);
        var list = Encoding.UTF8.GetBytes(Letters + "AAA,2031-32,2032-07-22,2032-07-29,aaa.txt\n");
        using var content = new MemoryStream(list);
        var report = await new DirectImport(new Importer(data.Database, data.Time), data.Time).Run(
            Scope.System("command line"),
            new ImportFile
            {
                Kind = "letters",
                Name = "letters.csv",
                Content = content,
                IsDryRun = false,
                AddsOnly = false,
                IsInvented = false,
                Beside = _ => new MemoryStream(Encoding.UTF8.GetBytes("Dear Chief Executive")),
            },
            () => new MemoryStream(list),
            null,
            Cancel);

        Assert.Equal([], report.Problems.Lines());
        var kept = Assert.Single((await desk.Imports.List(desk.Pat, 1, Cancel)).Rows);
        Assert.Equal("letters.zip", kept.FileName);
        await using var file = (await desk.Imports.Open(desk.Pat, kept.Id, Cancel))!.Value.Content;
        using var package = new ZipArchive(file);
        Assert.Equal(["aaa.txt", "letters.csv"], package.Entries.Select(e => e.Name).Order(StringComparer.Ordinal));
        Assert.Equal(1, await new NoteImportOpenedCommand(data.Database, data.Time).Note(desk.Pat, kept.Id, isFile: false, Cancel));
    }

    [Theory, BothEngines]
    public async Task Only_what_the_portal_noted_itself_takes_anything_out(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Councils();
        var desk = await ImportDesk.Open(data);
        var id = await desk.Receive("authorities", "authorities.csv", "code,take_out\nAAA,yes\n");
        await desk.Run();

        var refused = await desk.Find(id);
        Assert.Equal(ImportState.Refused, refused.State);
        Assert.Contains("is not a column of authorities", Assert.Single(refused.Findings.Problems.First).Message, StringComparison.Ordinal);
    }
}
