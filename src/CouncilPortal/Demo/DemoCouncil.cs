namespace CouncilPortal.Demo;

/// <summary>An invented authority. Everything invented belongs to one of these, and to no real authority.</summary>
internal sealed record DemoCouncil
{
    /// <summary>Its code: real codes have three letters and none of them begins with ZZ.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its name without the kind of council.</summary>
    public required string ShortName { get; init; }

    /// <summary>Its comparator type; <c>Other</c> has no average.</summary>
    public required string Type { get; init; }

    /// <summary>The region in which it is said to lie.</summary>
    public required string Region { get; init; }

    /// <summary>The code of the county council for its area; null where it is none's district.</summary>
    public string? CountyCode { get; init; }

    /// <summary>Residents, in 2021.</summary>
    public required int Population { get; init; }

    /// <summary>The council that took its place, if it is abolished.</summary>
    public string? SuccessorCode { get; init; }

    /// <summary>Who signs for its link officer in the history of its cases.</summary>
    public required string LinkOfficer { get; init; }

    /// <summary>District, and main character of the demonstration.</summary>
    public static DemoCouncil Ambleford { get; } = new()
    {
        Code = "ZZA",
        Name = "Ambleford Borough Council",
        ShortName = "Ambleford",
        Type = "District",
        Region = "East Midlands",
        CountyCode = "ZZD",
        Population = 128_400,
        LinkOfficer = "Lena Officer",
    };

    /// <summary>County council around Ambleford.</summary>
    public static DemoCouncil Dunmarsh { get; } = new()
    {
        Code = "ZZD",
        Name = "Dunmarsh County Council",
        ShortName = "Dunmarsh",
        Type = "County",
        Region = "East Midlands",
        Population = 781_900,
        LinkOfficer = "Dunmarsh link officer",
    };

    /// <summary>Metropolitan borough.</summary>
    public static DemoCouncil Kestrelby { get; } = new()
    {
        Code = "ZZK",
        Name = "Kestrelby Metropolitan Borough Council",
        ShortName = "Kestrelby",
        Type = "Metropolitan borough",
        Region = "North West",
        Population = 312_700,
        LinkOfficer = "Kit Kestrelby",
    };

    /// <summary>Unitary council.</summary>
    public static DemoCouncil Westmere { get; } = new()
    {
        Code = "ZZW",
        Name = "Westmere Council",
        ShortName = "Westmere",
        Type = "Unitary",
        Region = "South West",
        Population = 196_300,
        LinkOfficer = "Wes Westmere",
    };

    /// <summary>London borough.</summary>
    public static DemoCouncil Larkhill { get; } = new()
    {
        Code = "ZZL",
        Name = "London Borough of Larkhill",
        ShortName = "Larkhill",
        Type = "London borough",
        Region = "London",
        Population = 268_200,
        LinkOfficer = "Larkhill link officer",
    };

    /// <summary>The abolished predecessor of Ambleford.</summary>
    public static DemoCouncil OldAmbleford { get; } = new()
    {
        Code = "ZZO",
        Name = "Old Ambleford District Council",
        ShortName = "Old Ambleford",
        Type = "District",
        Region = "East Midlands",
        CountyCode = "ZZD",
        Population = 119_600,
        SuccessorCode = "ZZA",
        LinkOfficer = "Old Ambleford link officer",
    };

    /// <summary>An authority that is no council and has no average to be compared with.</summary>
    public static DemoCouncil Fenholt { get; } = new()
    {
        Code = "ZZF",
        Name = "Fenholt National Park Authority",
        ShortName = "Fenholt",
        Type = "Other",
        Region = "Yorkshire and The Humber",
        Population = 23_800,
        LinkOfficer = "Fenholt link officer",
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DemoCouncil> All { get; } = [Ambleford, Dunmarsh, Kestrelby, Westmere, Larkhill, OldAmbleford, Fenholt];

    /// <summary>Whether it was abolished before the demonstration's eight years.</summary>
    public bool IsAbolished => SuccessorCode is not null;

    /// <summary>Residents as estimated for a year: growing a little, so that each year has a number of its own.</summary>
    public long PopulationIn(int year) => Population + (Population * (long)(year - 2021) / 200);
}
