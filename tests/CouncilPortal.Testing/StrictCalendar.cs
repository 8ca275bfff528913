using System.Globalization;
using System.Text;

namespace CouncilPortal.Testing;

/// <summary>A property of a component of a calendar.</summary>
public sealed record CalendarLine(string Name, IReadOnlyDictionary<string, string> Parameters, string Value);

/// <summary>A component of a calendar: an event, a time zone, or the calendar itself.</summary>
public sealed record CalendarComponent(string Name, List<CalendarLine> Lines, List<CalendarComponent> Parts)
{
    /// <summary>The one value of a property, unescaped; fails where there is none, or more than one.</summary>
    public string Text(string name) => StrictCalendar.Unescaped(Line(name).Value);

    /// <summary>The one property of the name.</summary>
    public CalendarLine Line(string name) => Lines.Single(l => l.Name == name);

    /// <summary>The value of a property that is a date, not a time.</summary>
    public DateOnly Date(string name) => Line(name) is { } line && line.Parameters.GetValueOrDefault("VALUE") == "DATE"
        ? DateOnly.ParseExact(line.Value, "yyyyMMdd", CultureInfo.InvariantCulture)
        : throw new FormatException($"{name} is no date.");
}

/// <summary>
/// Reads iCalendar as RFC 5545 (with 7986) has it and forgives nothing: line endings, folding by octets, escapes, what must be there,
/// what may be there once. Written from the standard, and knows nothing of the library that writes.
/// </summary>
public static class StrictCalendar
{
    private const int LongestLine = 75;

    private static readonly string[] OnceInEvent =
        ["UID", "DTSTAMP", "DTSTART", "DTEND", "CLASS", "CREATED", "DESCRIPTION", "GEO", "LAST-MODIFIED", "LOCATION", "ORGANIZER", "PRIORITY", "SEQUENCE", "STATUS", "SUMMARY", "TRANSP", "URL"];

    private static readonly string[] OfCalendar = ["PRODID", "VERSION", "CALSCALE", "METHOD", "NAME", "DESCRIPTION", "REFRESH-INTERVAL", "SOURCE", "COLOR", "URL", "UID", "LAST-MODIFIED"];

    /// <summary>The calendar in the bytes.</summary>
    /// <exception cref="FormatException">They are no calendar, or one that the standard does not allow.</exception>
    public static CalendarComponent Read(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var lines = new Queue<CalendarLine>(Unfolded(bytes).Select(Parsed));
        var calendar = Component(lines);
        Demand(lines.Count == 0, "Something follows the calendar.");
        Demand(calendar.Name == "VCALENDAR", "It begins with no calendar.");
        Demand(calendar.Line("VERSION").Value == "2.0", "The version is not 2.0.");
        Demand(calendar.Line("PRODID").Value.Length > 0, "It does not say what made it.");
        Demand(calendar.Parts.Count > 0, "A calendar has at least one component.");
        foreach (var line in calendar.Lines)
        {
            Demand(line.Name.StartsWith("X-", StringComparison.Ordinal) || OfCalendar.Contains(line.Name), $"{line.Name} is no property of a calendar.");
            Demand(line.Name.StartsWith("X-", StringComparison.Ordinal) || calendar.Lines.Count(l => l.Name == line.Name) == 1, $"{line.Name} stands twice.");
        }

        foreach (var part in calendar.Parts)
        {
            Demand(part.Name is "VEVENT" or "VTIMEZONE", $"{part.Name} is not expected.");
            if (part.Name == "VEVENT")
            {
                CheckEvent(part);
            }
        }

        var events = calendar.Parts.Where(p => p.Name == "VEVENT").Select(e => e.Text("UID")).ToList();
        Demand(events.Count == events.Distinct().Count(), "Two events have one identity.");
        return calendar;
    }

    internal static string Unescaped(string value)
    {
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] != '\\')
            {
                Demand(value[i] is not (',' or ';'), $"A comma or semicolon is not escaped: {value}");
                text.Append(value[i]);
                continue;
            }

            Demand(++i < value.Length, "An escape ends nowhere.");
            text.Append(value[i] switch
            {
                'n' or 'N' => '\n',
                '\\' or ',' or ';' => value[i],
                var other => throw new FormatException($"\\{other} is no escape."),
            });
        }

        return text.ToString();
    }

    private static void CheckEvent(CalendarComponent part)
    {
        foreach (var name in OnceInEvent)
        {
            Demand(part.Lines.Count(l => l.Name == name) <= 1, $"{name} stands twice.");
        }

        Demand(part.Text("UID").Length > 0, "An event has no identity.");
        foreach (var line in part.Lines.Where(l => l.Name is "DTSTAMP" or "LAST-MODIFIED"))
        {
            Demand(DateTime.TryParseExact(line.Value, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), $"{line.Name} is no instant in UTC.");
        }

        Demand(part.Lines.Any(l => l.Name == "DTSTAMP"), "An event does not say when it was made.");
        Demand(part.Date("DTSTART") < part.Date("DTEND"), "An event ends before it begins.");
        Demand(!part.Lines.Any(l => l.Name == "STATUS") || part.Text("STATUS") is "TENTATIVE" or "CONFIRMED" or "CANCELLED", "There is no such status.");
        Demand(!part.Lines.Any(l => l.Name == "TRANSP") || part.Text("TRANSP") is "OPAQUE" or "TRANSPARENT", "There is no such transparency.");
        Demand(!part.Lines.Any(l => l.Name == "SEQUENCE") || int.Parse(part.Line("SEQUENCE").Value, NumberStyles.None, CultureInfo.InvariantCulture) >= 0, "The sequence is no number.");
        foreach (var line in part.Lines.Where(l => l.Name is "SUMMARY" or "DESCRIPTION"))
        {
            _ = Unescaped(line.Value);
        }
    }

    private static CalendarComponent Component(Queue<CalendarLine> lines)
    {
        Demand(lines.TryDequeue(out var begin) && begin.Name == "BEGIN", "No component begins here.");
        var component = new CalendarComponent(begin!.Value, [], []);
        while (true)
        {
            Demand(lines.TryPeek(out var next), $"{component.Name} does not end.");
            if (next!.Name == "BEGIN")
            {
                component.Parts.Add(Component(lines));
                continue;
            }

            lines.Dequeue();
            if (next.Name == "END")
            {
                Demand(next.Value == component.Name, $"{component.Name} ends as {next.Value}.");
                return component;
            }

            component.Lines.Add(next);
        }
    }

    /// <summary>Lines of 75 octets at most, each of whole characters and ended by CR and LF, joined where they were folded.</summary>
    private static List<string> Unfolded(byte[] bytes)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        var lines = new List<string>();
        var start = 0;
        while (start < bytes.Length)
        {
            var end = Array.IndexOf(bytes, (byte)'\n', start);
            Demand(end > start && bytes[end - 1] == '\r', "A line is not ended by CR and LF.");
            var octets = bytes[start..(end - 1)];
            Demand(octets.Length <= LongestLine, $"A line has {octets.Length} octets.");
            Demand(octets.All(o => o >= ' ' && o != 127), "A line holds a control character.");
            var text = utf8.GetString(octets);
            if (text.StartsWith(' '))
            {
                Demand(lines.Count > 0, "The first line goes on from nowhere.");
                lines[^1] += text[1..];
            }
            else
            {
                Demand(text.Length > 0, "A line is empty.");
                lines.Add(text);
            }

            start = end + 1;
        }

        return lines;
    }

    private static CalendarLine Parsed(string line)
    {
        var colon = OutsideQuotes(line, ':');
        Demand(colon > 0, $"A line has no value: {line}");
        var head = line[..colon];
        var parameters = new Dictionary<string, string>();
        var name = head;
        if (OutsideQuotes(head, ';') is > 0 and var semicolon)
        {
            name = head[..semicolon];
            foreach (var parameter in head[(semicolon + 1)..].Split(';'))
            {
                var equals = parameter.IndexOf('=', StringComparison.Ordinal);
                Demand(equals > 0, $"A parameter has no value: {line}");
                parameters.Add(parameter[..equals], parameter[(equals + 1)..].Trim('"'));
            }
        }

        Demand(name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'), $"{name} is no name of a property.");
        return new CalendarLine(name.ToUpperInvariant(), parameters, line[(colon + 1)..]);
    }

    private static int OutsideQuotes(string text, char sought)
    {
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            isQuoted ^= text[i] == '"';
            if (!isQuoted && text[i] == sought)
            {
                return i;
            }
        }

        return -1;
    }

    private static void Demand(bool isSo, string problem)
    {
        if (!isSo)
        {
            throw new FormatException(problem);
        }
    }
}
