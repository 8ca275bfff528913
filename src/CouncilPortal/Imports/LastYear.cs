namespace CouncilPortal.Imports;

/// <summary>When a figure is so far from last year's that somebody should look at it.</summary>
internal static class LastYear
{
    private const long SmallestChange = 10;
    private const double SmallestPopulationShift = 0.2;

    /// <summary>A count more than double, or less than half, of last year's, unless it differs by fewer than ten.</summary>
    public static bool IsOutlier(long now, long before) =>
        Math.Abs(now - before) >= SmallestChange && (now > 2 * before || 2 * now < before);

    /// <summary>A population that differs by more than a fifth.</summary>
    public static bool IsPopulationOutlier(long now, long before) => Math.Abs(now - before) > SmallestPopulationShift * before;
}
