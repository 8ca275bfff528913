using CouncilPortal.Compliance;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace CouncilPortal.Calendar;

/// <summary>
/// Deadlines as iCalendar (RFC 5545): all-day events that take up no time. An event keeps its identity for ever; what changes
/// raises its sequence; what is settled is told as cancelled, so that calendars take it away. The same deadlines give the same text.
/// </summary>
public static class CalendarFile
{
    private const string RefreshText = "PT6H";
    private const string Product = "-//CouncilPortal//Deadlines of agreed actions//EN";

    private static readonly DateTime OldestRules = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>A feed: read again and again, so that it says how often.</summary>
    public static string Feed(IReadOnlyList<CalendarDeadline> deadlines, string host, Func<long, string> linkOf)
    {
        var calendar = Of(deadlines, host, linkOf);
        calendar.AddProperty("NAME", "Agreed actions");
        calendar.AddProperty("X-WR-CALNAME", "Agreed actions");
        var refresh = new CalendarProperty("REFRESH-INTERVAL", RefreshText);
        refresh.AddParameter("VALUE", "DURATION");
        calendar.AddProperty(refresh);
        calendar.AddProperty("X-PUBLISHED-TTL", RefreshText);
        return Text(calendar);
    }

    /// <summary>A file with one deadline, to be put into a calendar once.</summary>
    public static string One(CalendarDeadline deadline, string host, Func<long, string> linkOf)
    {
        var calendar = Of([deadline], host, linkOf);
        calendar.Method = CalendarMethods.Publish;
        return Text(calendar);
    }

    private static Ical.Net.Calendar Of(IReadOnlyList<CalendarDeadline> deadlines, string host, Func<long, string> linkOf)
    {
        var calendar = new Ical.Net.Calendar { ProductId = Product };

        // A calendar without any component would not be one, and somebody without a role has no deadlines.
        calendar.AddTimeZone(VTimeZone.FromDateTimeZone("Europe/London", OldestRules, includeHistoricalData: false));
        calendar.Events.AddRange(deadlines.Select(d => Event(d, host, linkOf(d.Id))));
        return calendar;
    }

    private static CalendarEvent Event(CalendarDeadline deadline, string host, string link) => new()
    {
        Uid = $"action-{deadline.Id}@{host}",
        Sequence = deadline.Version,
        DtStamp = Instant(deadline.ChangedAt),
        LastModified = Instant(deadline.ChangedAt),
        Start = new CalDateTime(deadline.DueOn),
        End = new CalDateTime(deadline.DueOn.AddDays(1)),
        Summary = $"Due: {deadline.Remedy.Name}, {deadline.Reference.Display}",
        Description = $"{Plain(deadline.Council)}. Decision {deadline.Reference.Display}, action {deadline.Number}.\n{Standing(deadline.State)}\n{link}",
        Url = new Uri(link),
        Status = deadline.State.IsSettled() ? EventStatus.Cancelled : EventStatus.Confirmed,
        Transparency = TransparencyType.Transparent,
        Class = "PRIVATE",
    };

    private static string Standing(RecommendationState state) => state switch
    {
        RecommendationState.Open => "Submit the evidence as soon as the action is done.",
        RecommendationState.EvidenceSubmitted => "The evidence is with the Ombudsman.",
        RecommendationState.MoreEvidenceNeeded => "The Ombudsman has asked for more evidence.",
        RecommendationState.AwaitingComplainant => "Waiting for the complainant.",
        RecommendationState.Withdrawn => "The Ombudsman has withdrawn the action.",
        _ => $"{state.Name()}. Nothing more is expected.",
    };

    /// <summary>Without what takes two places in .NET's text: the library may fold a line between them.</summary>
    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsSurrogate(c) && !char.IsControl(c)));

    private static CalDateTime Instant(DateTimeOffset at) => new(at.UtcDateTime, "UTC");

    private static string Text(Ical.Net.Calendar calendar) => new CalendarSerializer(calendar).SerializeToString()
        ?? throw new InvalidOperationException("A calendar gave no text.");
}
