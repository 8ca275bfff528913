using System.Globalization;
using System.Text;

namespace CouncilPortal.Statistics;

/// <summary>A funnel plot as paths of a picture <see cref="Width"/> wide and <see cref="Height"/> high: few and short, since they are most of the page.</summary>
internal sealed class FunnelDrawing(Funnel funnel)
{
    public const int Width = 10_000;
    public const int Height = 2_000;

    /// <summary>The number of cases at the right end: four equal steps above the most.</summary>
    public int End { get; } = (funnel.Most + 4) / 4 * 4;

    public static int Y(double share) => (int)Math.Round(Height * (1 - share));

    /// <summary>Points without length, which round line ends turn into dots.</summary>
    public string Dots(IEnumerable<FunnelPoint> points)
    {
        var path = new StringBuilder();
        foreach (var point in points)
        {
            path.Append(CultureInfo.InvariantCulture, $"M{X(point.Whole)} {Y(point.Share)}h0");
        }

        return path.ToString();
    }

    /// <summary>Limits as steps: each number of cases keeps its own from half before it to half after it.</summary>
    public string Steps(IReadOnlyList<CountLimits> limits)
    {
        var path = new StringBuilder();
        Append(path, limits, l => l.Lowest);
        Append(path, limits, l => l.Highest);
        return path.ToString();
    }

    private void Append(StringBuilder path, IReadOnlyList<CountLimits> limits, Func<CountLimits, int> end)
    {
        var (x, y) = (X(0.5), Height);
        path.Append(CultureInfo.InvariantCulture, $"M{x} {y}");
        for (var i = 0; i < limits.Count; i++)
        {
            var (nextX, nextY) = (X(i + 1.5), Y((double)end(limits[i]) / (i + 1)));
            path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "m0 " : "v")}{nextY - y}h{nextX - x}");
            (x, y) = (nextX, nextY);
        }
    }

    private int X(double cases) => (int)Math.Round(cases * Width / End);
}
