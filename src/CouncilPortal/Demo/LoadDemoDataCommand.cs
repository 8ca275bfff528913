using CouncilPortal.Database;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Demo;

/// <summary>Puts the demonstration into an empty database: invented councils with people, decisions, figures and letters, dated from today.</summary>
public sealed class LoadDemoDataCommand(PortalDatabase database, LoadDemoPeopleCommand people, IEvidenceStore store, TimeProvider time)
{
    private const string Name = "demonstration";

    /// <summary>
    /// Loads all of it in one transaction, once. A database that holds decisions, letters or an invented council of its
    /// own is left alone. True where it was loaded.
    /// </summary>
    public async Task<bool> Load(Scope scope, CancellationToken cancel)
    {
        await using var alone = await database.Engine.Alone(cancel);
        return await database.Transact(scope, c => Load(c, cancel), cancel);
    }

    private async Task<bool> Load(ScopedConnection connection, CancellationToken cancel)
    {
        var taken = await connection.QuerySingleAsync<long>(
            """
            select (select count(*) from loaded_data where name = @Name) + (select count(*) from decisions)
                + (select count(*) from letters) + (select count(*) from authorities where invented)
            """,
            new { Name });
        if (taken > 0)
        {
            return false;
        }

        var now = time.GetUtcNow();
        var holidays = await connection.QueryAsync<DateOnly>("select holiday from bank_holidays");
        var script = DemoScript.For(LondonTime.DateOf(now), new WorkingDays(holidays));
        var councils = await WriteCouncils.Councils(connection, script.Calendar);
        await people.Load(connection);
        await WriteCouncils.Years(connection, script.Calendar);
        await WriteCouncils.Figures(connection, script.Years, councils);
        await WriteCouncils.Categories(connection, script, councils);
        var named = (await connection.QueryAsync<(string Name, long Id)>("select name, id from people")).ToDictionary(p => p.Name, p => p.Id);
        var decisions = new WriteDecisions(connection, councils, named, new WriteEvidence(connection, store, script.Calendar, cancel));
        foreach (var decision in script.Decisions)
        {
            await decisions.Decision(decision, script.References[decision]);
        }

        await WriteReports.All(connection, script, councils, named);
        await WriteLetters.All(connection, script, councils);
        await WriteConsiderations.All(connection, script, councils, named);
        await WriteReview.Latest(connection, script.Calendar, named);
        await WriteMail.All(connection, now, councils[DemoCouncil.Kestrelby]);
        await WriteStandIns.All(connection, councils[DemoCouncil.Ambleford], named, now, LondonTime.DateOf(now));

        await connection.ExecuteAsync("insert into loaded_data (name, loaded_at) values (@Name, @now)", new { Name, now });
        return true;
    }
}
