using System.Buffers;
using System.Globalization;
using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.Statistics;

namespace CouncilPortal.Imports;

/// <summary>The kinds of column that files have, and how their cells are read.</summary>
internal static class Cells
{
    private static readonly SearchValues<char> CodeCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>Any text, kept as it is.</summary>
    public static ImportColumn Text(string name) => Column(name, BulkType.Text, static (ReadOnlySpan<char> cell, AuthorityCodes _, out string? error) =>
    {
        error = null;
        return cell.ToString();
    }) with
    { KeepsSpaces = true };

    /// <summary>A text that stands in many rows: one string for all of them.</summary>
    public static ImportColumn Repeated(string name)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var bySpan = seen.GetAlternateLookup<ReadOnlySpan<char>>();
        return Column(name, BulkType.Text, (ReadOnlySpan<char> cell, AuthorityCodes _, out string? error) =>
        {
            error = null;
            if (!bySpan.TryGetValue(cell, out var text))
            {
                text = cell.ToString();
                seen.Add(text);
            }

            return text;
        });
    }

    /// <summary>A whole number from 0.</summary>
    public static ImportColumn Count(string name) => Column(name, BulkType.WholeNumber, static (ReadOnlySpan<char> cell, AuthorityCodes _, out string? error) =>
    {
        if (int.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            error = number < 0 ? $"{number} is negative: enter a number from 0, or leave the cell blank where it is not known" : null;
            return error is null ? (long)number : null;
        }

        error = $"\"{cell}\" is not a whole number: enter digits only, or leave the cell blank where it is not known";
        return null;
    });

    /// <summary>A whole number from 1.</summary>
    public static ImportColumn Positive(string name) => Column(name, BulkType.WholeNumber, static (ReadOnlySpan<char> cell, AuthorityCodes _, out string? error) =>
    {
        var isNumber = long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        error = isNumber && number > 0 && number <= int.MaxValue ? null
            : isNumber ? $"{number} is out of range: enter a number from 1"
            : $"\"{cell}\" is not a whole number: enter digits only";
        return error is null ? number : null;
    });

    /// <summary>A published percentage, from 0 to 100, without a sign.</summary>
    public static ImportColumn Percentage(string name) => Column(name, BulkType.Figure, static (ReadOnlySpan<char> cell, AuthorityCodes _, out string? error) =>
        Decimal(cell, 100, "a percentage from 0 to 100 without the percent sign", out error));

    /// <summary>A published figure per 100,000 residents.</summary>
    public static ImportColumn PerHundredThousand(string name) => Column(name, BulkType.Figure, static (ReadOnlySpan<char> cell, AuthorityCodes _, out string? error) =>
        Decimal(cell, 100_000, "a figure per 100,000 residents such as 4.8", out error));

    /// <summary>A date, <c>yyyy-MM-dd</c>.</summary>
    public static ImportColumn Date(string name) => Column(name, BulkType.Date, static (ReadOnlySpan<char> cell, AuthorityCodes _, out string? error) =>
    {
        if (DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            error = null;
            return date;
        }

        error = $"\"{cell}\" is not a date: enter year, month and day as 2024-03-31";
        return null;
    });

    /// <summary>A reporting year, <c>2023-24</c>.</summary>
    public static ImportColumn Year(string name) => Column(name, BulkType.Text, static (ReadOnlySpan<char> cell, AuthorityCodes _, out string? error) =>
    {
        error = ReportingYear.TryParse(cell.ToString(), out var year) ? null : $"\"{cell}\" is not a reporting year: enter it as 2023-24";
        return error is null ? year.ToString() : null;
    });

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    public static ImportColumn YesNo(string name) => Column(name, BulkType.YesNo, static (ReadOnlySpan<char> cell, AuthorityCodes _, out string? error) =>
    {
        bool? answer = cell.Equals("yes", StringComparison.OrdinalIgnoreCase) ? true : cell.Equals("no", StringComparison.OrdinalIgnoreCase) ? false : null;
        error = answer is null ? $"\"{cell}\" is neither yes nor no: enter one of them, or leave the cell blank where it is not known" : null;
        return answer;
    });

    /// <summary>One of the names given, in either case of letters.</summary>
    public static ImportColumn OneOf(string name, params IReadOnlyList<string> names) => Column(name, BulkType.Text, (ReadOnlySpan<char> cell, AuthorityCodes _, out string? error) =>
    {
        error = null;
        foreach (var candidate in names)
        {
            if (cell.Equals(candidate, StringComparison.OrdinalIgnoreCase))
            {
                return candidate;
            }
        }

        error = $"\"{cell}\" is not known: enter one of {string.Join(", ", names)}";
        return null;
    });

    /// <summary>A decision's reference.</summary>
    public static ImportColumn Reference(string name) => Column(name, BulkType.Text, static (ReadOnlySpan<char> cell, AuthorityCodes _, out string? error) =>
    {
        error = DecisionReference.TryParse(cell.ToString(), out var reference) ? null : $"\"{cell}\" is not a reference: enter eight digits such as 19 012 345";
        return reference?.Stored;
    }) with
    { Write = stored => DecisionReference.Parse(stored).Display };

    /// <summary>The code of an authority, known already or not: letters, digits and hyphens, kept in capitals.</summary>
    public static ImportColumn AuthorityCode(string name) => Column(name, BulkType.Text, static (ReadOnlySpan<char> cell, AuthorityCodes _, out string? error) =>
    {
        error = cell.ContainsAnyExcept(CodeCharacters) ? $"\"{cell}\" is not a code: enter letters, digits and hyphens only" : null;
        return error is null ? cell.ToString().ToUpperInvariant() : null;
    });

    /// <summary>The code of an authority that the portal knows.</summary>
    public static ImportColumn Authority(string name) => Column(name, BulkType.WholeNumber, static (ReadOnlySpan<char> cell, AuthorityCodes authorities, out string? error) =>
    {
        var id = authorities.IdOf(cell);
        error = id is null ? AuthorityCodes.Unknown(cell) : null;
        return id;
    }).In("authority_id");

    /// <summary>A column that no file has.</summary>
    public static ImportColumn Computed(string name, BulkType type) => Column(name, type, static (ReadOnlySpan<char> _, AuthorityCodes _, out string? error) =>
        throw new InvalidOperationException("A computed column is not read.")) with
    { Presence = Presence.Computed };

    private static ImportColumn Column(string name, BulkType type, CellReader read) =>
        new() { Name = name, Stored = new BulkColumn(name, type), Presence = Presence.Optional, Read = read };

    private static decimal? Decimal(ReadOnlySpan<char> cell, decimal most, string wanted, out string? error)
    {
        var isNumber = decimal.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        error = !isNumber ? $"\"{cell}\" is not a number: enter {wanted}"
            : number < 0 ? $"{cell} is negative: enter {wanted}"
            : number > most ? $"{cell} is more than {most:0}: enter {wanted}"
            : null;
        return error is null ? number : null;
    }
}
