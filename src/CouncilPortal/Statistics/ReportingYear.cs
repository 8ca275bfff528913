using System.Globalization;

namespace CouncilPortal.Statistics;

/// <summary>A reporting year: 1 April to 31 March, written <c>2023-24</c>.</summary>
/// <param name="StartYear">The calendar year of its 1 April.</param>
public readonly record struct ReportingYear(int StartYear) : IComparable<ReportingYear>
{
    /// <summary>The Ombudsman was founded by the Local Government Act 1974: no year before it can be read.</summary>
    public const int Earliest = 1974;

    /// <summary>What to say to somebody who typed something else.</summary>
    public const string Instruction = "Enter a reporting year such as 2023-24";

    /// <summary>1 April.</summary>
    public DateOnly FirstDay => new(StartYear, 4, 1);

    /// <summary>31 March of the calendar year after.</summary>
    public DateOnly LastDay => new(StartYear + 1, 3, 31);

    /// <summary>The year before.</summary>
    public ReportingYear Previous => new(StartYear - 1);

    /// <summary>The year after.</summary>
    public ReportingYear Next => new(StartYear + 1);

    /// <summary>The year in which a decision or compliance outcome of that London date counts.</summary>
    public static ReportingYear Of(DateOnly date) => new(date.Month >= 4 ? date.Year : date.Year - 1);

    /// <summary>True for each day from 1 April to 31 March.</summary>
    public bool Contains(DateOnly date) => Of(date) == this;

    /// <summary>Reads <c>2023-24</c>; false for anything else, including years that do not follow one another.</summary>
    public static bool TryParse(string? text, out ReportingYear year)
    {
        year = default;
        if (text is not { Length: 7 } || text[4] != '-'
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            || !int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            || start is < Earliest or > 9000 || end != (start + 1) % 100)
        {
            return false;
        }

        year = new ReportingYear(start);
        return true;
    }

    /// <summary>Reads <c>2023-24</c>.</summary>
    /// <exception cref="FormatException">The text is not a reporting year.</exception>
    public static ReportingYear Parse(string? text) =>
        TryParse(text, out var year) ? year : throw new FormatException($"{Instruction}. \"{text}\" is not one.");

    /// <inheritdoc/>
    public int CompareTo(ReportingYear other) => StartYear.CompareTo(other.StartYear);

    /// <summary><c>2023-24</c>, on pages, in files and in the database.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{StartYear:0000}-{(StartYear + 1) % 100:00}");

    /// <summary>Earlier.</summary>
    public static bool operator <(ReportingYear left, ReportingYear right) => left.StartYear < right.StartYear;

    /// <summary>Later.</summary>
    public static bool operator >(ReportingYear left, ReportingYear right) => left.StartYear > right.StartYear;

    /// <summary>Earlier or the same.</summary>
    public static bool operator <=(ReportingYear left, ReportingYear right) => left.StartYear <= right.StartYear;

    /// <summary>Later or the same.</summary>
    public static bool operator >=(ReportingYear left, ReportingYear right) => left.StartYear >= right.StartYear;
}
