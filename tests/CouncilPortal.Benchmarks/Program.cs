using CouncilPortal.Benchmarks;

// The bare programs that the portal is measured against.
return args switch
{
    ["pages", var engine, var database, var url] => await BarePages.Serve(engine, database, url),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: CouncilPortal.Benchmarks pages SQLite|PostgreSQL CONNECTION URL");
    return 2;
}
