using System.Globalization;
using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Reminders;

/// <summary>A rule to switch.</summary>
public sealed record SwitchReminderRule
{
    /// <summary>The council for which; null: for everybody.</summary>
    public required long? AuthorityId { get; init; }

    /// <summary>The rule.</summary>
    public required string Code { get; init; }

    /// <summary>Whether it is to hold.</summary>
    public required bool IsOn { get; init; }
}

/// <summary>A rule to add, as typed.</summary>
public sealed record AddReminderRule
{
    /// <summary>The council for which; null: for everybody.</summary>
    public required long? AuthorityId { get; init; }

    /// <summary>The occasion, as stored.</summary>
    public required string? Occasion { get; init; }

    /// <summary>How many days.</summary>
    public required string? Days { get; init; }

    /// <summary>Whether these are working days; null: not chosen yet.</summary>
    public required bool? IsWorkingDays { get; init; }
}

/// <summary>
/// Changes when people are reminded: an administrator for everybody, a link officer for the own council and within bounds. The last
/// warnings before a deadline and reminders of what is overdue cannot be switched off by anybody.
/// </summary>
public sealed class ChangeReminderRuleCommand(PortalDatabase database, TimeProvider time)
{
    private static readonly ReminderOccasion[] Several = [ReminderOccasion.BeforeDue, ReminderOccasion.MoreEvidence, ReminderOccasion.ReportClock];

    /// <summary>Switches a rule on or off. One that is so already changes nothing.</summary>
    public Task<RuleOutcome> Switch(Scope scope, SwitchReminderRule input, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(input);
        return !MayChange(scope, input.AuthorityId)
            ? Task.FromResult(RuleOutcome.NotFound)
            : database.Transact(
                scope,
                async connection =>
                {
                    var rules = await ReminderRuleSet.Load(connection);
                    var known = input.AuthorityId is { } council ? rules.Of(council) : rules.Everybodys;
                    return known.FirstOrDefault(r => r.Code == input.Code) is not { } rule || (input.AuthorityId is not null && !rule.IsCouncils && !rule.NeverOff)
                        ? RuleOutcome.NotFound
                        : rule.NeverOff
                            ? RuleOutcome.Invalid("", $"“{rule.Name}” cannot be switched off: it is a last warning, or about something overdue")
                            : rule.IsOn == input.IsOn ? RuleOutcome.Done : await Write(connection, scope, input.AuthorityId, rule with { IsOn = input.IsOn });
                },
                cancel);
    }

    /// <summary>Adds a rule, or switches on the one that says the same.</summary>
    public Task<RuleOutcome> Add(Scope scope, AddReminderRule input, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!MayChange(scope, input.AuthorityId))
        {
            return Task.FromResult(RuleOutcome.NotFound);
        }

        if (Several.Where(o => o.StorageText() == input.Occasion).Select(o => (ReminderOccasion?)o).SingleOrDefault() is not { } occasion
            || (input.AuthorityId is not null && occasion != ReminderOccasion.BeforeDue))
        {
            return Task.FromResult(RuleOutcome.Invalid("Occasion", "Choose what the reminder is about"));
        }

        if (!int.TryParse(input.Days?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > ReminderRules.MostDays)
        {
            return Task.FromResult(RuleOutcome.Invalid("Days", $"Enter a number of days from 1 to {ReminderRules.MostDays}"));
        }

        if (input.IsWorkingDays is not { } isWorkingDays)
        {
            return Task.FromResult(RuleOutcome.Invalid("Unit", "Choose calendar days or working days"));
        }

        var rule = ReminderRule.Of(occasion, days, isWorkingDays) with { IsOn = true };
        return database.Transact(
            scope,
            async connection =>
            {
                var rules = await ReminderRuleSet.Load(connection);
                var known = input.AuthorityId is { } council ? rules.Of(council) : rules.Everybodys;
                return known.Any(r => r.Code == rule.Code && r.IsOn)
                    ? RuleOutcome.Invalid("Days", "Enter another number of days: there is a reminder for that day already")
                    : await Write(connection, scope, input.AuthorityId, rule);
            },
            cancel);
    }

    private async Task<RuleOutcome> Write(ScopedConnection connection, Scope scope, long? authorityId, ReminderRule rule)
    {
        var now = time.GetUtcNow();
        await connection.ExecuteAsync(
            """
            insert into reminder_rules (authority_id, code, occasion, days, unit, is_on, changed_at, changed_by, changed_by_name)
            values (@authorityId, @Code, @occasion, @Days, @unit, @IsOn, @now, @PersonId, @Name)
            on conflict (coalesce(authority_id, 0), code) do update
                set is_on = excluded.is_on, changed_at = excluded.changed_at, changed_by = excluded.changed_by, changed_by_name = excluded.changed_by_name
            """,
            new
            {
                authorityId,
                rule.Code,
                occasion = rule.Occasion.StorageText(),
                rule.Days,
                unit = rule.IsWorkingDays ? "working_days" : "days",
                rule.IsOn,
                now,
                scope.PersonId,
                scope.Name,
            });
        await AuditTrail.Write(connection, scope, now, new AuditEntry
        {
            Action = rule.IsOn ? "reminder switched on" : "reminder switched off",
            Subject = $"reminder rule {rule.Code}",
            AuthorityId = authorityId,
            Detail = rule.Name,
        });
        return RuleOutcome.Done;
    }

    private static bool MayChange(Scope scope, long? authorityId)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return authorityId is { } council ? scope.Has(Role.LinkOfficer, council) : scope.IsOmbudsman(Role.Administrator);
    }
}
