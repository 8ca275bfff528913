using System.Globalization;

namespace CouncilPortal.Time;

/// <summary>The clock of demonstrations and trials: stands at an instant, or runs ahead of or behind the real one. Timers run as ever.</summary>
public sealed class DemoClock : TimeProvider
{
    private readonly DateTimeOffset? standing;
    private readonly TimeSpan offset;

    private DemoClock(DateTimeOffset? standing, TimeSpan offset)
    {
        this.standing = standing;
        this.offset = offset;
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => standing ?? base.GetUtcNow() + offset;

    /// <summary>Reads <c>Demo:Clock</c>: an instant (<c>2026-11-23T07:00:00Z</c>) or an offset (<c>+7.00:00:00</c>, <c>-1.00:00:00</c>).</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static DemoClock Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.StartsWith('+') || text.StartsWith('-'))
        {
            return TimeSpan.TryParse(text.TrimStart('+'), CultureInfo.InvariantCulture, out var offset)
                ? new DemoClock(null, offset)
                : throw Refused(text);
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? new DemoClock(instant.ToUniversalTime(), TimeSpan.Zero)
            : throw Refused(text);
    }

    private static FormatException Refused(string text) =>
        new($"Demo:Clock is '{text}': write an instant such as 2026-11-23T07:00:00Z or an offset such as +7.00:00:00.");
}
