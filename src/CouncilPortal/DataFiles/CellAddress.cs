using System.Globalization;

namespace CouncilPortal.DataFiles;

/// <summary>Where a cell stands on its worksheet.</summary>
internal static class CellAddress
{
    /// <summary><c>A1</c>, <c>AB12</c>.</summary>
    /// <param name="column">From 0.</param>
    /// <param name="row">From 1.</param>
    public static string Of(int column, int row)
    {
        const int Letters = 26;
        var name = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / Letters)
        {
            name = (char)('A' + ((rest - 1) % Letters)) + name;
        }

        return name + row.ToString(CultureInfo.InvariantCulture);
    }
}
