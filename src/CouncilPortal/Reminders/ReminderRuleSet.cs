using CouncilPortal.Database;
using Dapper;

namespace CouncilPortal.Reminders;

/// <summary>A rule as the database holds it.</summary>
public sealed record ReminderRuleRow
{
    /// <summary>The council whose own it is; null: everybody's.</summary>
    public required long? AuthorityId { get; init; }

    /// <summary>The rule's name.</summary>
    public required string Code { get; init; }

    /// <summary>On what occasion, as stored.</summary>
    public required string Occasion { get; init; }

    /// <summary>How many days away.</summary>
    public required int Days { get; init; }

    /// <summary>Which days, as stored.</summary>
    public required string Unit { get; init; }

    /// <summary>Whether it is switched on.</summary>
    public required bool IsOn { get; init; }

    /// <summary>Whether nobody can switch it off.</summary>
    public required bool NeverOff { get; init; }

    /// <summary>The rule.</summary>
    public ReminderRule Rule => new()
    {
        Code = Code,
        Occasion = ReminderOccasions.Parse(Occasion),
        Days = Days,
        IsWorkingDays = Unit == "working_days",
        IsOn = IsOn,
        NeverOff = NeverOff,
    };
}

/// <summary>Everybody's rules, and those that councils have of their own.</summary>
internal sealed class ReminderRuleSet
{
    private const string Columns = "r.authority_id, r.code, r.occasion, r.days, r.unit, r.is_on, r.never_off";

    private readonly IReadOnlyList<ReminderRuleRow> councils;

    private ReminderRuleSet(IReadOnlyList<ReminderRuleRow> rows)
    {
        Everybodys = [.. rows.Where(r => r.AuthorityId is null).Select(r => r.Rule)];
        councils = [.. rows.Where(r => r.AuthorityId is not null)];
    }

    /// <summary>Those that hold for every council that has not said otherwise.</summary>
    public IReadOnlyList<ReminderRule> Everybodys { get; }

    /// <summary>Every rule that holds for anybody: everybody's, and those that councils added, which are off for the others.</summary>
    public IReadOnlyList<ReminderRule> InUse =>
        [.. Everybodys, .. councils.Where(r => r.IsOn && Everybodys.All(e => e.Code != r.Code)).Select(r => r.Rule with { IsOn = false }).DistinctBy(r => r.Code)];

    /// <summary>Reads them all; councils' own are those in the scope's sight.</summary>
    public static async Task<ReminderRuleSet> Load(ScopedConnection connection) =>
        new((await connection.QueryAsync<ReminderRuleRow>($"select {Columns} from reminder_rules r order by r.id")).AsList());

    /// <summary>The rules as they hold for one council, with whether each is on there.</summary>
    public IReadOnlyList<ReminderRule> Of(long authority)
    {
        var own = councils.Where(r => r.AuthorityId == authority).ToDictionary(r => r.Code);
        return
        [
            .. Everybodys.Select(e => !e.NeverOff && own.TryGetValue(e.Code, out var row) ? e with { IsOn = row.IsOn } : e),
            .. own.Values.Where(r => r.IsOn && Everybodys.All(e => e.Code != r.Code)).Select(r => r.Rule),
        ];
    }

    /// <summary>The rule of an occasion of which there is one alone.</summary>
    public ReminderRule One(ReminderOccasion occasion) => Everybodys.Single(r => r.Occasion == occasion);
}
