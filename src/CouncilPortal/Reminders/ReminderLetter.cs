using CouncilPortal.Time;

namespace CouncilPortal.Reminders;

/// <summary>One action in a reminder.</summary>
public sealed record ReminderParagraph
{
    /// <summary>What is due and when, and whether more evidence was asked for.</summary>
    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>What the link says: it names the action, so that it can be told from the others.</summary>
    public required string LinkText { get; init; }

    /// <summary>The address of the action.</summary>
    public required string Link { get; init; }
}

/// <summary>What a reminder says to one person about all that falls on one morning.</summary>
public sealed record ReminderLetter
{
    /// <summary>What and when.</summary>
    public required string Subject { get; init; }

    /// <summary>The actions, the most urgent first.</summary>
    public required IReadOnlyList<ReminderParagraph> Actions { get; init; }

    /// <summary>What stops the reminders.</summary>
    public required string Advice { get; init; }

    /// <summary>Why this person gets it.</summary>
    public required string Why { get; init; }

    /// <summary>Writes it in the words of the day on which it is read.</summary>
    public static ReminderLetter Of(IReadOnlyList<ReminderItem> items, DateOnly readOn, Func<long, string> linkOf)
    {
        ArgumentNullException.ThrowIfNull(items);
        var written = items.OrderBy(i => i.DueOn).Select(i => (Item: i, Content: i.Content(readOn))).ToList();

        // The last two lines of each are the advice, the same for all, and the reason.
        var lines = written.Select(w => (w.Item, w.Content, Lines: ReminderWording.Lines(w.Content))).ToList();
        return new ReminderLetter
        {
            Subject = written.Count == 1 ? ReminderWording.Subject(written[0].Content) : SubjectOfMany(items, readOn),
            Actions =
            [
                .. lines.Select(l => new ReminderParagraph
                {
                    Lines = [.. l.Lines.SkipLast(2)],
                    LinkText = $"Open the action: {l.Content.Remedy.Name}, {l.Content.Reference.Display}",
                    Link = linkOf(l.Item.RecommendationId),
                }),
            ],
            Advice = lines[0].Lines[^2],
            Why = string.Join(' ', lines.Select(l => l.Lines[^1]).Distinct()),
        };
    }

    /// <summary>The plain text part.</summary>
    public string Text() =>
        string.Join("\n\n", [.. Actions.Select(a => string.Join('\n', [.. a.Lines, $"{a.LinkText}: {a.Link}"])), Advice, Why]) + "\n";

    private static string SubjectOfMany(IReadOnlyList<ReminderItem> items, DateOnly readOn)
    {
        var overdue = items.Count(i => readOn > i.DueOn);
        var next = items.Where(i => readOn <= i.DueOn).Select(i => (DateOnly?)i.DueOn).Min();
        var parts = new List<string>();
        if (overdue > 0)
        {
            parts.Add(overdue == items.Count ? "all overdue" : $"{overdue.ToString("N0", BritishCulture.Instance)} overdue");
        }

        if (next is { } due)
        {
            parts.Add($"{(overdue > 0 ? "next" : "first")} due {LondonTime.FormatWeekdayAndDay(due)}");
        }

        return $"{items.Count.ToString("N0", BritishCulture.Instance)} agreed actions: {string.Join(", ", parts)}";
    }
}
