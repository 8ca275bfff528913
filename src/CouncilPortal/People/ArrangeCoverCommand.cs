using System.Globalization;
using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.People;

/// <summary>Who is away and who stands in, as typed.</summary>
public sealed record ArrangeCover
{
    /// <summary>The council.</summary>
    public required long? AuthorityId { get; init; }

    /// <summary>Who is away.</summary>
    public required long? PersonId { get; init; }

    /// <summary>Who stands in.</summary>
    public required long? DeputyId { get; init; }

    /// <summary>The first day, as <c>yyyy-MM-dd</c>.</summary>
    public required string? StartsOn { get; init; }

    /// <summary>The last day, as <c>yyyy-MM-dd</c>.</summary>
    public required string? EndsOn { get; init; }
}

/// <summary>
/// Arranges that a colleague stands in while somebody is away. It begins and ends by itself, at London's midnight: in between the
/// deputy sees and works what the other is assigned.
/// </summary>
public sealed class ArrangeCoverCommand(PortalDatabase database, TimeProvider time)
{
    private const int MostDays = 366;

    /// <summary>
    /// Arranges a cover for oneself, or as a link officer for a colleague; not found for anyone else. Both are link officers or
    /// contributors of the council, nobody is covered twice on a day, and nobody stands in on a day on which they are away.
    /// </summary>
    public Task<PeopleOutcome> Arrange(Scope scope, ArrangeCover input, CancellationToken cancel)
    {
        if (input.AuthorityId is not { } authority
            || !(scope.Has(Role.LinkOfficer, authority) || (scope.Has(Role.Contributor, authority) && (input.PersonId is null || input.PersonId == scope.PersonId))))
        {
            return Task.FromResult(PeopleOutcome.NotFound);
        }

        var errors = new Dictionary<string, string>();
        var today = LondonTime.Today(time);
        if (input.PersonId is null)
        {
            errors["PersonId"] = "Choose who is away";
        }

        if (input.DeputyId is null)
        {
            errors["DeputyId"] = "Choose who stands in";
        }
        else if (input.DeputyId == input.PersonId)
        {
            errors["DeputyId"] = "Choose a colleague: nobody stands in for themselves";
        }

        var starts = Read(input.StartsOn, "Enter the first day", "StartsOn", errors);
        var ends = Read(input.EndsOn, "Enter the last day", "EndsOn", errors);
        if (starts < today)
        {
            errors["StartsOn"] = "The first day must be today or later";
        }

        if (starts is { } first && ends is { } last)
        {
            if (last < first)
            {
                errors["EndsOn"] = "The last day must be the first day or later";
            }
            else if (last.DayNumber - first.DayNumber >= MostDays)
            {
                errors["EndsOn"] = "Enter a last day within a year of the first. For somebody who has left, hand over their work instead";
            }
        }

        return errors.Count > 0
            ? Task.FromResult(PeopleOutcome.Invalid(errors))
            : database.Transact(scope, c => Arrange(c, scope, authority, input.PersonId!.Value, input.DeputyId!.Value, starts!.Value, ends!.Value), cancel);
    }

    private async Task<PeopleOutcome> Arrange(
        ScopedConnection connection, Scope scope, long authority, long person, long deputy, DateOnly starts, DateOnly ends)
    {
        var names = (await connection.QueryAsync<(long Id, string Name)>(
            """
            select distinct p.id, p.name from memberships m join people p on p.id = m.person_id
            where m.authority_id = @authority and m.person_id in @people and m.ended_at is null and m.role in ('link_officer', 'contributor')
            """,
            new { authority, people = new[] { person, deputy } })).ToDictionary(p => p.Id, p => p.Name);
        if (!names.TryGetValue(person, out var personName) || !names.TryGetValue(deputy, out var deputyName))
        {
            return PeopleOutcome.Invalid(new Dictionary<string, string>
            {
                [names.ContainsKey(person) ? "DeputyId" : "PersonId"] = "Choose a link officer or contributor of your council",
            });
        }

        var standing = (await connection.QueryAsync<Overlap>(
            """
            select c.person_id, q.name as deputy_name, c.starts_on, c.ends_on
            from covers c join people q on q.id = c.deputy_id
            where c.authority_id = @authority and c.ended_at is null and c.starts_on <= @ends and c.ends_on >= @starts
                and c.person_id in @people
            order by c.starts_on, c.id
            """,
            new { authority, starts, ends, people = new[] { person, deputy } })).AsList();
        if (standing.FirstOrDefault(c => c.PersonId == person) is { } twice)
        {
            return PeopleOutcome.Invalid(new Dictionary<string, string>
            {
                ["StartsOn"] = $"{twice.DeputyName} covers for {personName} from {LondonTime.Format(twice.StartsOn)} to {LondonTime.Format(twice.EndsOn)}. End that cover first, or choose other days",
            });
        }

        if (standing.FirstOrDefault(c => c.PersonId == deputy) is { } away)
        {
            return PeopleOutcome.Invalid(new Dictionary<string, string>
            {
                ["DeputyId"] = $"{deputyName} is away from {LondonTime.Format(away.StartsOn)} to {LondonTime.Format(away.EndsOn)}. Choose somebody else, or other days",
            });
        }

        var now = time.GetUtcNow();
        var id = await connection.QuerySingleAsync<long>(
            """
            insert into covers (person_id, deputy_id, authority_id, starts_on, ends_on, created_at, created_by, created_by_name)
            values (@person, @deputy, @authority, @starts, @ends, @now, @PersonId, @Name)
            returning id
            """,
            new { person, deputy, authority, starts, ends, now, scope.PersonId, scope.Name });
        await AuditTrail.Write(connection, scope, now, new AuditEntry
        {
            Action = "cover arranged",
            Subject = $"cover {id}",
            AuthorityId = authority,
            Detail = $"{deputyName} for {personName}, {starts:yyyy-MM-dd} to {ends:yyyy-MM-dd}",
        });
        return PeopleOutcome.Done;
    }

    private static DateOnly? Read(string? typed, string missing, string field, Dictionary<string, string> errors)
    {
        if (DateOnly.TryParseExact(typed?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        errors[field] = string.IsNullOrWhiteSpace(typed) ? missing : "Enter a real date, as year, month and day: 2026-03-27";
        return null;
    }

    private sealed record Overlap
    {
        public required long PersonId { get; init; }
        public required string DeputyName { get; init; }
        public required DateOnly StartsOn { get; init; }
        public required DateOnly EndsOn { get; init; }
    }
}
