using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using CouncilPortal.Time;

namespace CouncilPortal.Compliance;

/// <summary>How amounts and numbers of staff are read and shown.</summary>
public static partial class RemedyFigures
{
    /// <summary>The largest amount that is believed: £10 million in pence.</summary>
    public const int LargestAmountInPence = 1_000_000_000;

    /// <summary>The largest number of staff that is believed.</summary>
    public const int LargestCount = 100_000;

    /// <summary>Reads <c>250</c>, <c>250.50</c> or <c>£1,250</c> as pence; otherwise an instruction.</summary>
    public static bool TryReadAmount(string? text, out int pence, [NotNullWhen(false)] out string? error)
    {
        pence = 0;
        var written = text?.Trim().TrimStart('£').TrimStart() ?? "";
        if (written.Length == 0)
        {
            error = "Enter the amount paid";
            return false;
        }

        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands;
        if (!Amount().IsMatch(written) || !decimal.TryParse(written, Style, BritishCulture.Instance, out var pounds))
        {
            error = "Enter the amount paid in pounds, such as 250 or 250.50";
            return false;
        }

        if (pounds is <= 0 or > LargestAmountInPence / 100)
        {
            error = "Enter an amount above £0 and up to £10,000,000";
            return false;
        }

        pence = (int)(pounds * 100);
        error = null;
        return true;
    }

    /// <summary>Reads <c>12</c> or <c>1,200</c>; otherwise an instruction.</summary>
    public static bool TryReadStaffTrained(string? text, out int count, [NotNullWhen(false)] out string? error)
    {
        var written = text?.Trim() ?? "";
        if (Whole().IsMatch(written)
            && int.TryParse(written, NumberStyles.AllowThousands, BritishCulture.Instance, out count)
            && count is > 0 and <= LargestCount)
        {
            error = null;
            return true;
        }

        count = 0;
        error = written.Length == 0
            ? "Enter the number of staff trained"
            : "Enter the number of staff trained as a whole number from 1 to 100,000, such as 12";
        return false;
    }

    /// <summary><c>£250</c>, <c>£1,250.50</c>.</summary>
    public static string FormatAmount(int pence) =>
        (pence / 100m).ToString(pence % 100 == 0 ? "C0" : "C2", BritishCulture.Instance);

    // Commas only between thousands: "2,50" is somebody's two pounds fifty, not two hundred and fifty.
    [GeneratedRegex("^([0-9]+|[0-9]{1,3}(,[0-9]{3})+)$")]
    private static partial Regex Whole();

    [GeneratedRegex("^([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\\.[0-9]{1,2})?$")]
    private static partial Regex Amount();
}
