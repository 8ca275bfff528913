namespace CouncilPortal.Statistics;

/// <summary>The averages published of a type of council in a year, as the table holds them.</summary>
internal sealed record PublishedAverages
{
    /// <summary>What is read of <c>annual_averages v</c>.</summary>
    public const string Columns = "v.type, v.year, v.upheld_rate, v.compliance_rate, v.remedy_rate, v.upheld_per_100k";

    public required string Type { get; init; }

    public required string Year { get; init; }

    public required decimal? UpheldRate { get; init; }

    public required decimal? ComplianceRate { get; init; }

    public required decimal? RemedyRate { get; init; }

    public required decimal? UpheldPer100K { get; init; }

    public SimilarAverages Averages => new()
    {
        UpheldRate = Published(UpheldRate),
        ComplianceRate = Published(ComplianceRate),
        RemedyRate = Published(RemedyRate),
        UpheldPerHundredThousand = Published(UpheldPer100K),
    };

    private static Average? Published(decimal? value) => value is null ? null : new Average { Value = value.Value, IsComputed = false };
}
