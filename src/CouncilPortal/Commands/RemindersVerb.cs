using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CouncilPortal.Database;
using CouncilPortal.Reminders;
using CouncilPortal.Scopes;

namespace CouncilPortal.Commands;

/// <summary><c>reminders plan --on DATE [--dry-run]</c>: what is sent on a day, to whom and why.</summary>
internal static class RemindersVerb
{
    private static readonly Scope CommandLine = Scope.System("command line");

    /// <summary>The verb; its services are asked for when it runs.</summary>
    public static Command Create(Func<IServiceProvider> services)
    {
        var on = new Option<DateOnly>("--on") { Description = "The day, as 2026-11-23.", HelpName = "DATE", Required = true, CustomParser = ReadDate };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only show; queue nothing." };
        var plan = new Command("plan", "Show whom the portal tells what on a day, and why, as things stand now; queue the reminders of actions that are not queued yet.") { on, dryRun };
        plan.SetAction((typed, cancel) => Plan(services(), typed.GetValue(on), typed.GetValue(dryRun), cancel));
        return new Command("reminders", "Reminders of agreed actions.") { plan };
    }

    private static async Task<int> Plan(IServiceProvider portal, DateOnly day, bool isDryRun, CancellationToken cancel)
    {
        await portal.PrepareDatabase(cancel);
        var items = await portal.GetRequiredService<PlannedRemindersQuery>().On(CommandLine, day, cancel);
        var news = await portal.GetRequiredService<PlannedNewsQuery>().On(CommandLine, day, cancel);
        foreach (var line in ReminderList.Lines(items, day).Concat(ReminderList.Lines(news)))
        {
            Console.WriteLine(line);
        }

        Console.WriteLine();
        var queued = items.Count(i => i.IsQueued);
        if (isDryRun)
        {
            Console.WriteLine($"Dry run, nothing was queued. To be queued: {items.Count - queued}. Queued already: {queued}.");
            return 0;
        }

        var result = await portal.GetRequiredService<PlanRemindersCommand>().Queue(CommandLine, day, cancel);
        var mails = result.Items.Select(i => i.RecipientId).Distinct().Count();
        Console.WriteLine(result.Items.Count == 0
            ? $"Nothing new to queue. Queued already: {queued}."
            : $"Queued {ReminderList.Count(result.Items.Count, "reminder")} in {ReminderList.Count(mails, "mail")}. Queued already: {queued}.");
        return 0;
    }

    private static DateOnly ReadDate(ArgumentResult typed)
    {
        var text = typed.Tokens.Count == 1 ? typed.Tokens[0].Value : "";
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        typed.AddError($"'{text}' is not a date. Write the day as 2026-11-23.");
        return default;
    }
}
