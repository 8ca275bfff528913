namespace CouncilPortal.Synthetic;

/// <summary>Draws that are the same for a seed on every machine and version (SplitMix64).</summary>
internal sealed class Draw(ulong seed)
{
    private ulong state = seed;

    /// <summary>A whole number from 0, below the limit.</summary>
    public int Below(int limit) => (int)((Next() >> 32) * (ulong)limit >> 32);

    /// <summary>A whole number between two, both included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>From 0 up to 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True with the chance given, from 0 to 1.</summary>
    public bool Happens(double chance) => Share() < chance;

    /// <summary>One of the things given.</summary>
    public T One<T>(IReadOnlyList<T> things) => things[Below(things.Count)];

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}

/// <summary>Things drawn by weight, in one step each.</summary>
internal sealed class Weighted<T>
{
    private const int StepsForEach = 64;

    private readonly T[] table;

    public Weighted(IReadOnlyList<(T Thing, double Weight)> things)
    {
        table = new T[Math.Max(1 << 12, things.Count * StepsForEach)];
        var total = things.Sum(t => t.Weight);
        var (reached, next) = (0.0, 0);
        foreach (var (thing, weight) in things)
        {
            reached += weight;
            while (next < table.Length && next < reached / total * table.Length)
            {
                table[next++] = thing;
            }
        }

        Array.Fill(table, things[^1].Thing, next, table.Length - next);
    }

    public T Next(Draw draw) => table[draw.Below(table.Length)];
}
