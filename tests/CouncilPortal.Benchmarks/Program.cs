using System.Globalization;
using CouncilPortal.Benchmarks;

// The bare programs that the portal is measured against.
return args switch
{
    ["pages", var engine, var database, var url] => await BarePages.Serve(engine, database, url),
    ["national", var engine, var portal, var bare, var year, var rounds] => await NationalTable.Run(engine, portal, bare, year, int.Parse(rounds, CultureInfo.InvariantCulture)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: CouncilPortal.Benchmarks pages SQLite|PostgreSQL CONNECTION URL, or national SQLite|PostgreSQL PORTAL BARE YEAR ROUNDS");
    return 2;
}
