using CouncilPortal.EmailOutbox;
using CouncilPortal.Notifications;
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

/// <summary>What a morning's mail says to one recipient: all that falls on the morning.</summary>
public sealed record ReminderLetter
{
    /// <summary>What and when.</summary>
    public required string Subject { get; init; }

    /// <summary>The actions, the most urgent first.</summary>
    public required IReadOnlyList<ReminderParagraph> Actions { get; init; }

    /// <summary>What stops the reminders; null where there are none.</summary>
    public required string? Advice { get; init; }

    /// <summary>What is new beside them.</summary>
    public required IReadOnlyList<ReminderParagraph> News { get; init; }

    /// <summary>Why this person gets it, and how to change that.</summary>
    public required MailFoot Foot { get; init; }

    /// <summary>Writes it in the words of the day on which it is read.</summary>
    public static ReminderLetter Of(Addressee to, DateOnly readOn, PortalAddress address)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(address);

        // Two reminders of one action, such as of its date and of evidence that is wanted, are one paragraph.
        var items = to.Items.OrderBy(i => i.DueOn).DistinctBy(i => i.RecommendationId).ToList();

        // The last two lines of each are the advice and the reason.
        var lines = items.ConvertAll(i => (Item: i, Content: i.Content(readOn), Lines: ReminderWording.Lines(i.Content(readOn))));
        var topics = to.Items.Select(i => i.Topic).Concat(to.News.Select(n => n.Topic)).ToList();
        var why = string.Join(' ', lines.Select(l => l.Lines[^1]).Concat(to.News.Select(n => n.Topic.Why)).Distinct());
        return new ReminderLetter
        {
            Subject = SubjectOf(items, to.News, readOn),
            Actions =
            [
                .. lines.Select(l => new ReminderParagraph
                {
                    Lines = [.. l.Lines.SkipLast(2)],
                    LinkText = l.Content.Reason.ReadsActions() ? $"Open the action: {l.Content.Remedy.Name}, {l.Content.Reference.Display}" : "See your council’s overdue actions",
                    Link = address.Of(l.Item.Path),
                }),
            ],
            Advice = lines.Count == 0 ? null : lines[0].Lines[^2],
            News = [.. to.News.Select(n => new ReminderParagraph { Lines = [], LinkText = n.Subject, Link = address.Of(n.Path) })],
            Foot = MailFoot.Of(address, why, to.PersonId is null ? [] : topics),
        };
    }

    /// <summary>The plain text part.</summary>
    public string Text() =>
        string.Join(
            "\n\n",
            [
                .. Actions.Select(a => string.Join('\n', [.. a.Lines, $"{a.LinkText}: {a.Link}"])),
                .. Advice is null ? Array.Empty<string>() : [Advice],
                .. News.Count == 0 ? Array.Empty<string>() : [NewsHeading, .. News.Select(n => $"{n.LinkText}:\n{n.Link}")],
                Foot.Text(),
            ]);

    /// <summary>What stands over the news.</summary>
    public string NewsHeading => Actions.Count == 0 ? "What is new" : "What else is new";

    private static string SubjectOf(List<ReminderItem> items, IReadOnlyList<NewsItem> news, DateOnly readOn) => (items.Count, news.Count) switch
    {
        (1, 0) => ReminderWording.Subject(items[0].Content(readOn)),
        (0, 1) => news[0].Subject,
        (0, _) => $"{Number(news.Count)} things are new: {news[0].Subject}, and more",
        (1, _) => $"{ReminderWording.Subject(items[0].Content(readOn))}, and {More(news.Count)}",
        (_, 0) => SubjectOfMany(items, readOn),
        _ => $"{SubjectOfMany(items, readOn)}; and {More(news.Count)}",
    };

    private static string SubjectOfMany(List<ReminderItem> items, DateOnly readOn)
    {
        var overdue = items.Count(i => readOn > i.DueOn);
        var next = items.Where(i => readOn <= i.DueOn).Select(i => (DateOnly?)i.DueOn).Min();
        var parts = new List<string>();
        if (overdue > 0)
        {
            parts.Add(overdue == items.Count ? "all overdue" : $"{Number(overdue)} overdue");
        }

        if (next is { } due)
        {
            parts.Add($"{(overdue > 0 ? "next" : "first")} due {LondonTime.FormatWeekdayAndDay(due)}");
        }

        return $"{Number(items.Count)} agreed actions: {string.Join(", ", parts)}";
    }

    private static string More(int count) => count == 1 ? "one more thing" : $"{Number(count)} more things";

    private static string Number(int number) => number.ToString("N0", BritishCulture.Instance);
}
