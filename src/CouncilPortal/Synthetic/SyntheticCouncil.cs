namespace CouncilPortal.Synthetic;

/// <summary>An invented authority.</summary>
internal sealed record SyntheticCouncil
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    public required int Population { get; init; }

    /// <summary>The mix of types is England's.</summary>
    private static readonly Weighted<string> Types = new(
    [
        ("District", 164), ("Unitary", 63), ("Metropolitan borough", 36), ("London borough", 32), ("County", 21), ("Other", 16),
    ]);

    private static readonly string[] First = "Bram Cald Dros Elph Farn Gild Hask Ivel Jarn Kesp Lorn Mard Nesk Orm Pell Quern Rusk Stav Thrun Ulv Varn Wenk Yorl Zeal".Split(' ');
    private static readonly string[] Middle = ["", "el", "ing", "er", "ow", "en", "ar", "is"];
    private static readonly string[] Last = "moor wick combe thwaite minster holm garth sea bourne leigh stead mouth".Split(' ');

    /// <summary>As many councils as asked for, none with a name in use.</summary>
    public static IReadOnlyList<SyntheticCouncil> Make(Draw draw, string codes, int count, IReadOnlySet<string> taken)
    {
        HashSet<string> places = [];
        List<SyntheticCouncil> councils = [];
        for (var i = 1; councils.Count < count; i++)
        {
            var place = draw.One(First) + draw.One(Middle) + draw.One(Last);
            if (!places.Add(place))
            {
                // The places run out before the numbers do: later ones are told apart as parishes are.
                place = $"{place} {draw.One(["Magna", "Parva", "Regis", "Superior", "Inferior"])} {draw.One(First)}{draw.One(Last)}";
                if (!places.Add(place))
                {
                    continue;
                }
            }

            var type = Types.Next(draw);
            var name = NameOf(type, place, draw);
            if (!taken.Contains(name))
            {
                councils.Add(new SyntheticCouncil { Code = $"{codes}{i:0000}", Name = name, Type = type, Population = PopulationOf(type, draw) });
            }
        }

        return councils;
    }

    private static string NameOf(string type, string place, Draw draw) => type switch
    {
        "County" => $"{place} County Council",
        "District" => draw.Happens(0.5) ? $"{place} Borough Council" : $"{place} District Council",
        "Metropolitan borough" => $"{place} Metropolitan Borough Council",
        "London borough" => $"London Borough of {place}",
        "Unitary" => $"{place} Council",
        _ => $"{place} National Park Authority",
    };

    private static int PopulationOf(string type, Draw draw) => 100 * type switch
    {
        "County" => draw.Between(5_000, 15_000),
        "District" => draw.Between(700, 1_800),
        "Other" => draw.Between(20, 400),
        _ => draw.Between(1_500, 5_500),
    };
}
