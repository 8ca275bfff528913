using System.Globalization;
using CouncilPortal.Benchmarks;

// The bare programs that the portal is measured against.
return args switch
{
    ["pages", var engine, var database, var url] => await BarePages.Serve(engine, database, url),
    ["national", var engine, var portal, var bare, var year, var rounds] => await NationalTable.Run(engine, portal, bare, year, int.Parse(rounds, CultureInfo.InvariantCulture)),
    ["bare-upload", var folder, var url] => await BareUpload.Serve(folder, url),
    ["upload", var engine, var portal, var portalProcess, var bare, var bareProcess, var first, var megabytes, var rounds] =>
        await Compare(new UploadComparison(engine, portal, Number(portalProcess), bare, Number(bareProcess), Number(first), Number(megabytes)), Number(rounds)),
    ["evidence-trial", var url, var program, var acknowledged, var first, var count, var rounds] =>
        await new EvidenceTrial(url, program, acknowledged, [.. Enumerable.Range(0, Number(count)).Select(i => (long)Number(first) + i)]).Run(Number(rounds)),
    ["evidence-check", var engine, var database, var folder, var acknowledged, var rounds] => await EvidenceChecker.Run(engine, database, folder, acknowledged, rounds),
    ["mail-year", var engine, var portal, var bare, var councils, var actions, var days] => await MailYear.Run(engine, portal, bare, Number(councils), Number(actions), Number(days)),
    ["two-processes", var bare, var program, var first, var second, var councils, var seconds] => await TwoProcesses.Run(bare, program, first, second, Number(councils), Number(seconds)),
    ["reminders", var engine, var portal, var bare, var councils, var actions, var rounds] => await ReminderPlanning.Run(engine, portal, bare, Number(councils), Number(actions), Number(rounds)),
    ["letters", var engine, var portal, var bare, var councils, var rounds] => await LetterIssue.Run(engine, portal, bare, Number(councils), Number(rounds)),
    _ => Usage(),
};

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static async Task<int> Compare(UploadComparison comparison, int rounds)
{
    using (comparison)
    {
        return await comparison.Run(rounds);
    }
}

static int Usage()
{
    Console.Error.WriteLine("Started by the scripts in infra/bench and infra/trial.");
    return 2;
}
