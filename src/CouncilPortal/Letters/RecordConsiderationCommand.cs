using System.Data.Common;
using CouncilPortal.Audit;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using CouncilPortal.Time;
using Dapper;
using TypedText = CouncilPortal.PublicReports.TypedText;

namespace CouncilPortal.Letters;

/// <summary>What somebody records of a committee and a letter: everything that is to stand, as typed.</summary>
public sealed record ConsiderationInput
{
    /// <summary>The council.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>The reporting year of the letter.</summary>
    public required ReportingYear Year { get; init; }

    /// <summary>The number of the latest record that the person saw; 0: there was none.</summary>
    public required int Seen { get; init; }

    /// <summary>The committee's name.</summary>
    public required string? Committee { get; init; }

    /// <summary>The day of its meeting.</summary>
    public required TypedDate MeetsOn { get; init; }

    /// <summary>The address of the minutes; blank: none yet.</summary>
    public required string? MinutesUrl { get; init; }

    /// <summary>What was decided; blank: nothing yet.</summary>
    public required string? Decisions { get; init; }
}

/// <summary>
/// Hands a letter to a committee of the council, and records what came of it: by the chief executive, their delegate, the
/// monitoring officer and link officers. Each record is appended; a correction is a new one.
/// </summary>
public sealed class RecordConsiderationCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>How far ahead a meeting may be: further is a slip of the pen.</summary>
    private const int YearsAhead = 2;

    /// <summary>Records what is typed in place of what counted before. The same again changes nothing.</summary>
    public Task<CommandResult> Record(Scope scope, ConsiderationInput input, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        return Change(scope, input.AuthorityId, input.Year, (connection, recorded, issuedOn) => Record(connection, scope, input, recorded, issuedOn), cancel);
    }

    /// <summary>Records that no committee is to consider the letter after all. <paramref name="seen"/>: the latest record that the person saw.</summary>
    public Task<CommandResult> TakeBack(Scope scope, long authorityId, ReportingYear year, int seen, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return Change(scope, authorityId, year, async (connection, recorded, _) =>
        {
            if (LetterConsideration.Of(recorded) is null)
            {
                return CommandResult.Done;
            }

            if (IsStale(recorded, seen))
            {
                return Stale;
            }

            await Append(connection, scope, (authorityId, year), recorded[^1].Number + 1, new { kind = ConsiderationFact.Meeting, committee = (string?)null, meetsOn = (DateOnly?)null, minutesUrl = (string?)null, decisions = (string?)null });
            await Audit(connection, scope, "letter taken back from committee", authorityId, year);
            return CommandResult.Done;
        }, cancel);
    }

    private static CommandResult Stale => CommandResult.Stale(
        "A colleague has just recorded something about this letter and its committee. Nothing that you typed was recorded, and it is still in the form. Check what is recorded now, then record yours again.");

    private static bool IsStale(IReadOnlyList<ConsiderationFact> recorded, int seen) => seen != (recorded.Count == 0 ? 0 : recorded[^1].Number);

    private async Task<CommandResult> Change(
        Scope scope, long authorityId, ReportingYear year, Func<ScopedConnection, IReadOnlyList<ConsiderationFact>, DateOnly, Task<CommandResult>> change, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        try
        {
            return !scope.OwnAuthorities.Contains(authorityId) ? CommandResult.NotFound : await database.Transact(
                scope,
                async connection =>
                {
                    var letter = await connection.QuerySingleOrDefaultAsync<Issued>(
                        "select l.issued_at from letters l where l.authority_id = @authorityId and l.authority_id in @OwnAuthorities and l.year = @year and l.issued_at <= @now",
                        new { authorityId, scope.OwnAuthorities, year = year.ToString(), now });
                    return letter is null
                        ? CommandResult.NotFound
                        : await change(connection, await ConsiderationOfLetterQuery.Recorded(connection, scope, authorityId, year.ToString(), now), LondonTime.DateOf(letter.IssuedAt));
                },
                cancel);
        }
        catch (DbException taken) when (database.IsDuplicate(taken))
        {
            return Stale;
        }
    }

    private async Task<CommandResult> Record(ScopedConnection connection, Scope scope, ConsiderationInput input, IReadOnlyList<ConsiderationFact> recorded, DateOnly issuedOn)
    {
        var today = LondonTime.Today(time);
        var typed = new TypedText(today);
        var committee = typed.Line(ConsiderationField.Committee, input.Committee, "Enter the name of the committee");
        var on = MeetingDay(typed, input.MeetsOn, issuedOn, today);
        var minutes = typed.Link(ConsiderationField.Minutes, input.MinutesUrl);
        var decided = string.IsNullOrWhiteSpace(input.Decisions) ? null : typed.Text(ConsiderationField.Decisions, input.Decisions, "");
        if (on > today)
        {
            foreach (var (field, text) in new[] { (ConsiderationField.Minutes, minutes), (ConsiderationField.Decisions, decided) }.Where(f => f.Item2 is not null))
            {
                typed.Errors[field] = $"Leave this blank until the committee has met on {LondonTime.Format(on.Value)}, or correct the date of the meeting";
            }
        }

        if (typed.Errors.Count > 0)
        {
            return CommandResult.Invalid(typed.Errors);
        }

        var before = LetterConsideration.Of(recorded);
        var wanted = new LetterConsideration { Committee = committee!, MeetsOn = on!.Value, MinutesUrl = minutes, Decisions = decided };
        if (wanted == before)
        {
            return CommandResult.Done;
        }

        if (IsStale(recorded, input.Seen))
        {
            return Stale;
        }

        var number = recorded.Count == 0 ? 0 : recorded[^1].Number;
        if (wanted with { Decisions = null } != (before is null ? null : before with { Decisions = null }))
        {
            await Append(connection, scope, (input.AuthorityId, input.Year), ++number, new { kind = ConsiderationFact.Meeting, committee, meetsOn = on, minutesUrl = minutes, decisions = (string?)null });
        }

        if (decided != before?.Decisions)
        {
            await Append(connection, scope, (input.AuthorityId, input.Year), ++number, new { kind = ConsiderationFact.Decided, committee = (string?)null, meetsOn = (DateOnly?)null, minutesUrl = (string?)null, decisions = decided });
        }

        await Audit(connection, scope, before is null ? "letter handed to committee" : "consideration of letter recorded", input.AuthorityId, input.Year);
        return CommandResult.Done;
    }

    private static DateOnly? MeetingDay(TypedText typed, TypedDate date, DateOnly issuedOn, DateOnly today)
    {
        var on = typed.Date(ConsiderationField.On, date, "Enter the date of the meeting");
        if (on < issuedOn)
        {
            typed.Errors[ConsiderationField.On] = $"The date must not be before the letter was sent, on {LondonTime.Format(issuedOn)}";
        }
        else if (on > today.AddYears(YearsAhead))
        {
            typed.Errors[ConsiderationField.On] = $"The date must be before {LondonTime.Format(today.AddYears(YearsAhead).AddDays(1))}. Check the year";
        }

        return on;
    }

    private Task<int> Append(ScopedConnection connection, Scope scope, (long Authority, ReportingYear Year) letter, int number, object fact)
    {
        var parameters = new DynamicParameters(fact);
        parameters.AddDynamicParams(new { letter.Authority, year = letter.Year.ToString(), number, now = time.GetUtcNow(), scope.PersonId, scope.Name });
        return connection.ExecuteAsync(
            """
            insert into letter_considerations (authority_id, year, number, kind, committee, meets_on, minutes_url, decisions, at, by_person_id, by_name)
            values (@Authority, @year, @number, @kind, @committee, @meetsOn, @minutesUrl, @decisions, @now, @PersonId, @Name)
            """,
            parameters);
    }

    private Task Audit(ScopedConnection connection, Scope scope, string action, long authorityId, ReportingYear year) =>
        AuditTrail.Write(connection, scope, time.GetUtcNow(), new AuditEntry { Action = action, Subject = $"letter of {year}", AuthorityId = authorityId, Detail = $"Annual review letter {year}" });

    private sealed record Issued
    {
        public required DateTimeOffset IssuedAt { get; init; }
    }
}

/// <summary>The names of the fields: keys of errors, and ids on the page.</summary>
public static class ConsiderationField
{
    /// <summary>The committee.</summary>
    public const string Committee = "committee";

    /// <summary>The day of its meeting.</summary>
    public const string On = "meets-on";

    /// <summary>The address of the minutes.</summary>
    public const string Minutes = "minutes";

    /// <summary>What was decided.</summary>
    public const string Decisions = "decisions";
}
