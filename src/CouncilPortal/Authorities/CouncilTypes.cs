namespace CouncilPortal.Authorities;

/// <summary>The comparator types as sentences say them.</summary>
public static class CouncilTypes
{
    /// <summary>The type of authorities, such as national parks, that have no averages of similar ones.</summary>
    public const string Other = "Other";

    /// <summary>The five types that are compared, and Other.</summary>
    public static IReadOnlyList<string> All { get; } = ["County", "District", "Unitary", "Metropolitan borough", "London borough", Other];

    /// <summary><c>District council</c>, <c>Metropolitan borough</c>, <c>Other authority</c>.</summary>
    public static string Describe(string type) => type switch
    {
        "County" or "District" or "Unitary" => $"{type} council",
        Other => "Other authority",
        _ => type,
    };

    /// <summary><c>district councils</c>, <c>London boroughs</c>, <c>other authorities</c>.</summary>
    public static string Many(string type) => type switch
    {
        "County" => "county councils",
        "District" => "district councils",
        "Unitary" => "unitary councils",
        "Metropolitan borough" => "metropolitan boroughs",
        "London borough" => "London boroughs",
        _ => "other authorities",
    };
}
