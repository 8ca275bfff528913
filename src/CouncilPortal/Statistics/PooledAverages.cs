namespace CouncilPortal.Statistics;

/// <summary>Averages that the portal computes: sum ÷ sum, over the councils of which both counts are known.</summary>
internal static class PooledAverages
{
    public static SimilarAverages Of(IReadOnlyList<SimilarCouncil> councils) => new()
    {
        UpheldRate = Pooled(councils, c => c.Upheld, c => c.Investigated, 100),
        ComplianceRate = Pooled(councils, c => c.Complied, c => c.ComplianceOutcomes, 100),
        RemedyRate = Pooled(councils, c => c.SatisfactoryRemedies, c => c.Upheld, 100),
        UpheldPerHundredThousand = Pooled(councils, c => c.Upheld, c => c.Population, 100_000),
    };

    private static Average? Pooled(IReadOnlyList<SimilarCouncil> councils, Func<SimilarCouncil, long?> part, Func<SimilarCouncil, long?> whole, decimal scale)
    {
        long parts = 0, wholes = 0;
        foreach (var council in councils)
        {
            if (part(council) is { } p && whole(council) is { } w)
            {
                parts += p;
                wholes += w;
            }
        }

        return wholes > 0 ? new Average { Value = parts * scale / wholes, IsComputed = true } : null;
    }
}
