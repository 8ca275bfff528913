using System.Globalization;
using CouncilPortal.Audit;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Letters;

/// <summary>Sets, and until then moves, the instant from which a year's figures and letters are public: 9:30am in London on a day.</summary>
public sealed class SetPublicationCommand(PortalDatabase database, PortalAddress address, TimeProvider time)
{
    /// <summary>The id of the day's field.</summary>
    public const string Field = "publication-day";

    /// <summary>The hour of publication in London.</summary>
    public static TimeOnly Hour { get; } = new(9, 30);

    /// <summary>Sets it for the year and each of its letters that is not public; refused once the year is public.</summary>
    public async Task<CommandResult> Set(Scope scope, ReportingYear year, DateOnly? day, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!LetterTemplateQuery.MayWrite(scope))
        {
            return CommandResult.NotFound;
        }

        return day is { } on ? await database.Transact(scope, c => Set(c, scope, year, LondonTime.At(on, Hour)), cancel)
            : CommandResult.Invalid(Field, "Enter the day from which letters and figures are public");
    }

    private async Task<CommandResult> Set(ScopedConnection connection, Scope scope, ReportingYear year, DateTimeOffset from)
    {
        var now = time.GetUtcNow();
        if (from <= now)
        {
            return CommandResult.Invalid(Field, "Enter a day that is still to come: publication is at 9:30am");
        }

        var at = new { year = year.ToString(), from, now, day = LondonTime.DateOf(from) };
        if (await connection.ExecuteAsync("update reporting_years set public_from = @from where year = @year and (public_from is null or public_from > @now)", at) == 0)
        {
            return await connection.QuerySingleAsync<bool>("select exists (select 1 from reporting_years y where y.year = @year)", at)
                ? CommandResult.Refused($"The year {year} is public: that cannot be taken back.")
                : CommandResult.NotFound;
        }

        await Tell(connection, year, from, now);
        // One that was brought in as it was sent is kept back with its year too; the day that its list gave moves with it.
        await connection.ExecuteAsync(
            "update letters set published_at = @from, published_on = case when published_on is null then null else @day end where year = @year and published_at > @now", at);
        await AuditTrail.Write(connection, scope, now, new AuditEntry
        {
            Action = "publication set",
            Subject = $"year {year}",
            AuthorityId = null,
            Detail = string.Create(CultureInfo.InvariantCulture, $"public from {LondonTime.Format(from)}"),
        });
        return CommandResult.Done;
    }

    /// <summary>Those who have a letter already were told another day.</summary>
    private async Task Tell(ScopedConnection connection, ReportingYear year, DateTimeOffset from, DateTimeOffset now)
    {
        var letters = (await connection.QueryAsync<Moved>(
            """
            select l.id, l.authority_id, a.name, a.slug from letters l join authorities a on a.id = l.authority_id
            where l.year = @year and l.published_at > @now and l.published_at <> @from and l.issued_at <= @now and l.format = 'markdown'
            """,
            new { year = year.ToString(), now, from })).AsList();
        var recipients = await LetterRecipients.Of(connection, [.. letters.Select(l => l.AuthorityId)], now);
        await Outbox.QueueAll(
            connection,
            now,
            [
                .. letters.SelectMany(l => recipients[l.AuthorityId].Select(to => (LetterMail.Moved(
                    address, new IssuedLetter { Id = l.Id, Year = year.ToString(), Authority = l.Name, Slug = l.Slug, PublishedAt = from, IsPublic = false }, to), now))),
            ]);
    }

    private sealed record Moved
    {
        public required long Id { get; init; }
        public required long AuthorityId { get; init; }
        public required string Name { get; init; }
        public required string Slug { get; init; }
    }
}
