namespace CouncilPortal.Demo;

/// <summary>How a council's counts of a year divide among the nine categories of the statistics, so that the parts add up to the whole.</summary>
internal static class CategoryShares
{
    private static readonly string[] Categories =
    [
        "Adult Care Services", "Benefits & Tax", "Corporate & Other Services", "Education & Children's Services",
        "Environmental Services, Public Protection & Regulation", "Highways & Transport", "Housing", "Planning & Development", "Other",
    ];

    private static readonly Dictionary<string, int[]> Weights = new()
    {
        ["District"] = [0, 22, 10, 0, 20, 2, 24, 21, 1],
        ["County"] = [30, 0, 7, 45, 3, 14, 0, 0, 1],
        ["Metropolitan borough"] = [18, 12, 7, 24, 12, 9, 13, 4, 1],
        ["Unitary"] = [20, 10, 6, 26, 9, 10, 10, 8, 1],
        ["London borough"] = [12, 15, 6, 17, 9, 14, 24, 2, 1],
        ["Other"] = [0, 0, 12, 0, 4, 2, 0, 82, 0],
    };

    /// <summary>Received, decided and upheld in each category that has any; the decisions told are among them.</summary>
    public static IEnumerable<(string Category, int Received, int Decided, int Upheld)> Of(
        DemoYear year, IReadOnlyList<DemoDecision> decisions, IReadOnlyDictionary<string, string> mapping)
    {
        var weights = Weights[year.Council.Type];
        var own = decisions.Where(d => d.Councils.Contains(year.Council) && d.Year == year.Year).ToList();
        var upheld = Filled(year.Upheld, Told(own.Where(d => d.IsUpheld), mapping), weights);
        var others = Filled(year.Decided - year.Upheld, Told(own.Where(d => !d.IsUpheld), mapping), weights);
        var received = Filled(year.Received, new int[Categories.Length], weights);
        return Categories
            .Select((category, i) => (category, received[i], upheld[i] + others[i], upheld[i]))
            .Where(row => row.Item2 + row.Item3 > 0);
    }

    private static int[] Told(IEnumerable<DemoDecision> decisions, IReadOnlyDictionary<string, string> mapping)
    {
        var counts = new int[Categories.Length];
        foreach (var decision in decisions)
        {
            counts[Array.IndexOf(Categories, mapping[decision.Case.Category])]++;
        }

        return counts;
    }

    /// <summary>The total divided by weight on top of what is told: each whole share, then the largest remainders.</summary>
    private static int[] Filled(int total, int[] told, int[] weights)
    {
        var rest = total - told.Sum();
        var sum = weights.Sum();
        var shares = weights.Select(w => rest * w / sum).ToArray();
        var byRemainder = Enumerable.Range(0, weights.Length).OrderByDescending(i => rest * weights[i] % sum).ThenBy(i => i).ToArray();
        for (var i = 0; shares.Sum() < rest; i++)
        {
            shares[byRemainder[i]]++;
        }

        return [.. shares.Zip(told, (share, known) => share + known)];
    }
}
