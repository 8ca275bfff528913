using System.Globalization;
using CouncilPortal.Time;

namespace CouncilPortal.PublicReports;

/// <summary>Whether something typed can be recorded of a report as it stands.</summary>
public static class ReportFactCheck
{
    /// <summary>Why nothing of the kind can be recorded now; null: it can.</summary>
    public static string? Refusal(ReportFactKind kind, bool isVoid, ReportFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (isVoid || kind is ReportFactKind.Received or ReportFactKind.NoticePeriod)
        {
            return null;
        }

        if (facts.Of(ReportFactKind.Received) is null)
        {
            return "The day on which the council received the report is not recorded yet. The Ombudsman records it first.";
        }

        return kind switch
        {
            ReportFactKind.ActionConfirmed when facts.Of(ReportFactKind.Answered) is null => "Record the council’s answer to the report first. Then what was done can be confirmed.",
            ReportFactKind.ActionAccepted when facts.Of(ReportFactKind.ActionConfirmed) is null => "Record first that the council confirmed its action. Then it can be accepted.",
            ReportFactKind.Extended when facts.Of(ReportFactKind.FurtherReport) is not null => "A further report follows. It has periods of its own.",
            _ => null,
        };
    }

    /// <summary>What to write; null with an instruction for each field that is wrong.</summary>
    public static ReportFactValues? Read(ReportFactInput input, ReportFacts facts, IReadOnlyList<ReportClock> clocks, DateOnly decidedOn, DateOnly today, out IReadOnlyDictionary<string, string> errors)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(clocks);
        var typed = new TypedText(today);
        errors = typed.Errors;
        if (input.Kind is not { } kind)
        {
            typed.Errors[ReportField.Kind] = "Choose what you want to record";
            return null;
        }

        var received = facts.Of(ReportFactKind.Received)?.HappenedOn;
        var values = input.IsVoid ? Void(input, kind, facts, typed) : kind switch
        {
            ReportFactKind.Received => new ReportFactValues
            {
                HappenedOn = typed.Past(ReportField.On, input.On, "Enter the date on which the council received the report", decidedOn, $"The date must not be before the report, which is dated {LondonTime.Format(decidedOn)}"),
            },
            ReportFactKind.NoticePeriod => new ReportFactValues { Weeks = Weeks(input, typed) },
            ReportFactKind.NoticePublished => new ReportFactValues
            {
                HappenedOn = AfterReceipt(input, typed, received, "Enter the date on which public notice was given"),
                Place = typed.Line(ReportField.Place, input.Place, "Enter where the notice was published"),
                Link = typed.Link(ReportField.Link, input.Link),
            },
            ReportFactKind.CopiesOpen => Copies(input, typed, received),
            ReportFactKind.Considered => new ReportFactValues
            {
                HappenedOn = AfterReceipt(input, typed, received, "Enter the date of the meeting"),
                Body = typed.Choice(ReportField.Body, input.Body, MemberBody.All, "Choose who considered the report"),
                Place = typed.Line(ReportField.Place, input.Place, "Enter the name of the meeting"),
                IsOpen = Open(input, typed),
                Link = typed.Link(ReportField.Link, input.Link),
            },
            ReportFactKind.Answered => new ReportFactValues
            {
                HappenedOn = AfterReceipt(input, typed, received, "Enter the date of the answer"),
                Choice = typed.Choice(ReportField.Choice, input.Choice, ReportAnswer.All, "Choose what the council decided"),
                Note = typed.Text(ReportField.Note, input.Note, "Enter what the council has done or means to do"),
            },
            ReportFactKind.ActionConfirmed => new ReportFactValues
            {
                HappenedOn = AfterReceipt(input, typed, received, "Enter the date on which the council confirmed the action"),
                Note = typed.Text(ReportField.Note, input.Note, "Enter what was done"),
            },
            ReportFactKind.Extended => Extension(input, typed, clocks, received),
            ReportFactKind.ActionAccepted => new ReportFactValues
            {
                HappenedOn = AfterReceipt(input, typed, received, "Enter the date on which the Ombudsman was satisfied"),
                Note = string.IsNullOrWhiteSpace(input.Note) ? null : typed.Text(ReportField.Note, input.Note, ""),
            },
            ReportFactKind.FurtherReport => new ReportFactValues
            {
                HappenedOn = AfterReceipt(input, typed, received, "Enter the date on which it was decided that a further report follows"),
                Note = typed.Text(ReportField.Note, input.Note, "Enter why a further report follows"),
            },
            _ => throw new ArgumentOutOfRangeException(nameof(input), kind, null),
        };
        return typed.Errors.Count == 0 ? values : null;
    }

    private static DateOnly? AfterReceipt(ReportFactInput input, TypedText typed, DateOnly? received, string missing) =>
        typed.Past(ReportField.On, input.On, missing, received, received is { } first ? $"The date must not be before the council received the report, on {LondonTime.Format(first)}" : "");

    private static ReportFactValues Void(ReportFactInput input, ReportFactKind kind, ReportFacts facts, TypedText typed)
    {
        if (kind == ReportFactKind.Extended ? input.Clock is not { } clock || facts.Extension(clock) is null : facts.Of(kind) is null)
        {
            typed.Errors[ReportField.Kind] = "Choose something that is recorded";
        }

        return new ReportFactValues
        {
            Clock = kind == ReportFactKind.Extended ? input.Clock : null,

            // The row of a consideration is public: it carries no words.
            Note = kind == ReportFactKind.Considered ? null : typed.Text(ReportField.Note, input.Note, "Enter why it does not stand"),
        };
    }

    private static int? Weeks(ReportFactInput input, TypedText typed)
    {
        if (int.TryParse(input.Weeks?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var weeks) && weeks is >= 1 and <= PublicReportsSettings.MostNoticeWeeks)
        {
            return weeks;
        }

        typed.Errors[ReportField.Weeks] = $"Enter a whole number of weeks from 1 to {PublicReportsSettings.MostNoticeWeeks}";
        return null;
    }

    private static bool? Open(ReportFactInput input, TypedText typed)
    {
        if (input.IsOpen is null)
        {
            typed.Errors[ReportField.Open] = "Choose whether the meeting was open to the public";
        }

        return input.IsOpen;
    }

    private static ReportFactValues Copies(ReportFactInput input, TypedText typed, DateOnly? received)
    {
        var from = typed.Date(ReportField.On, input.On, "Enter the date from which copies are open for inspection");
        var until = typed.Date(ReportField.Until, input.Until, "Enter the last date on which copies are open for inspection");
        if (from < received)
        {
            typed.Errors[ReportField.On] = $"The date must not be before the council received the report, on {LondonTime.Format(received.Value)}";
        }
        else if (from is { } first && until < ReportClocks.EarliestClosing(first))
        {
            typed.Errors[ReportField.Until] = $"Copies must be open for three weeks: enter {LondonTime.Format(ReportClocks.EarliestClosing(first))} or later";
        }

        return new ReportFactValues
        {
            HappenedOn = from,
            UntilOn = until,
            Place = typed.Line(ReportField.Place, input.Place, "Enter where copies can be inspected"),
        };
    }

    private static ReportFactValues Extension(ReportFactInput input, TypedText typed, IReadOnlyList<ReportClock> clocks, DateOnly? received)
    {
        var until = typed.Date(ReportField.Until, input.Until, "Enter the new date");
        if (input.Clock is not { } kind)
        {
            typed.Errors[ReportField.Clock] = "Choose which period is longer";
        }
        else if (until is { } date && clocks.Single(c => c.Kind == kind).DueOn is { } due && date <= due)
        {
            typed.Errors[ReportField.Until] = $"The new date must be after the one in force, {LondonTime.Format(due)}";
        }

        return new ReportFactValues
        {
            Clock = input.Clock,
            UntilOn = until,
            HappenedOn = AfterReceipt(input, typed, received, "Enter the date of the Ombudsman’s letter"),
            Place = typed.Line(ReportField.Place, input.Place, "Enter who agreed to it for the Ombudsman"),
            Note = typed.Text(ReportField.Note, input.Note, "Enter the reason"),
        };
    }
}
