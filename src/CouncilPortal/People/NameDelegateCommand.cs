using CouncilPortal.Audit;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.People;

/// <summary>Who is to read for the chief executive.</summary>
public sealed record DelegateChoice
{
    /// <summary>The council.</summary>
    public required long? AuthorityId { get; init; }

    /// <summary>An officer of the council; null: not chosen yet.</summary>
    public required long? PersonId { get; init; }
}

/// <summary>A chief executive names somebody who reads letters and overdue actions for them, or ends that. Who is named holds the delegate's role.</summary>
public sealed class NameDelegateCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    /// <summary>Names an officer of the own council, who gets the role and is told by mail; naming them again changes nothing.</summary>
    public Task<PeopleOutcome> Name(Scope scope, DelegateChoice input, CancellationToken cancel)
    {
        if (input.AuthorityId is not { } council || !scope.Has(Role.ChiefExecutive, council))
        {
            return Task.FromResult(PeopleOutcome.NotFound);
        }

        return input.PersonId is { } person && person != scope.PersonId
            ? database.Transact(scope, connection => Name(connection, scope, council, person), cancel)
            : Task.FromResult(Choose());
    }

    /// <summary>Ends it at once: the role goes too, unless another chief executive has named the same person.</summary>
    public Task<PeopleOutcome> End(Scope scope, long namedId, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection =>
            {
                var now = time.GetUtcNow();
                var ended = await connection.QuerySingleOrDefaultAsync<Row>(
                    """
                    update delegates set ended_at = @now, ended_by = @PersonId, ended_by_name = @Name
                    where id = @namedId and ended_at is null and person_id = @PersonOrNobody and authority_id in @councils
                    returning authority_id, delegate_id
                    """,
                    new { now, namedId, scope.PersonId, scope.PersonOrNobody, scope.Name, councils = scope.In(Role.ChiefExecutive) });
                if (ended is null)
                {
                    return PeopleOutcome.NotFound;
                }

                var withdrawn = await connection.ExecuteAsync(
                    """
                    update memberships set ended_at = @now
                    where person_id = @DelegateId and authority_id = @AuthorityId and role = 'delegate' and ended_at is null
                        and not exists (select 1 from delegates d where d.delegate_id = @DelegateId and d.authority_id = @AuthorityId and d.ended_at is null)
                    """,
                    new { now, ended.DelegateId, ended.AuthorityId });
                if (withdrawn > 0)
                {
                    await connection.ExecuteAsync("insert into rights_changes (person_id, changed_at) values (@DelegateId, @now)", new { ended.DelegateId, now });
                }

                await Audit(connection, scope, now, "delegate ended", ended.AuthorityId, ended.DelegateId);
                return PeopleOutcome.Done;
            },
            cancel);

    private static PeopleOutcome Choose() => PeopleOutcome.Invalid(new Dictionary<string, string> { ["DelegateId"] = "Choose an officer of your council" });

    private async Task<PeopleOutcome> Name(ScopedConnection connection, Scope scope, long council, long person)
    {
        var officer = await connection.QuerySingleOrDefaultAsync<Officer>(
            """
            select distinct p.id, p.name, p.email, a.name as authority from memberships m
            join people p on p.id = m.person_id join authorities a on a.id = m.authority_id
            where m.authority_id = @council and m.person_id = @person and m.ended_at is null
                and m.role in ('link_officer', 'contributor', 'monitoring_officer', 'delegate')
            """,
            new { council, person });
        if (officer is null)
        {
            return Choose();
        }

        var now = time.GetUtcNow();
        var id = await connection.QuerySingleOrDefaultAsync<long?>(
            """
            insert into delegates (person_id, delegate_id, authority_id, started_at, started_by, started_by_name)
            values (@PersonId, @person, @council, @now, @PersonId, @Name)
            on conflict do nothing
            returning id
            """,
            new { scope.PersonId, person, council, now, scope.Name });
        if (id is null)
        {
            return PeopleOutcome.Done;
        }

        await connection.ExecuteAsync(
            "insert into memberships (person_id, authority_id, role, started_at) values (@person, @council, 'delegate', @now) on conflict do nothing",
            new { person, council, now });
        await Audit(connection, scope, now, "delegate named", council, person);
        if (officer.Email is { } email)
        {
            await Outbox.Queue(connection, now, ComplianceMail.Compose(address, new MailRecipient { Id = officer.Id, Name = officer.Name, Email = email }, new MailContent
            {
                Key = $"delegate-{id}",
                Kind = "delegate named",
                Subject = $"You read for the chief executive of {officer.Authority}",
                Lines = [$"{scope.Name} has named you to read for the chief executive of {officer.Authority}: annual review letters from the day on which they are issued, and what is overdue.", "You have this role until it is ended."],
                Path = "/",
                LinkText = "Go to CouncilPortal",
            }));
        }

        return PeopleOutcome.Done;
    }

    private static async Task Audit(ScopedConnection connection, Scope scope, DateTimeOffset now, string action, long council, long person)
    {
        var name = await connection.QuerySingleOrDefaultAsync<string>("select name from people where id = @person", new { person });
        await AuditTrail.Write(connection, scope, now, new AuditEntry { Action = action, Subject = $"person {person}", AuthorityId = council, Detail = name });
    }

    private sealed record Row
    {
        public required long AuthorityId { get; init; }
        public required long DelegateId { get; init; }
    }

    private sealed record Officer
    {
        public required long Id { get; init; }
        public required string Name { get; init; }
        public required string? Email { get; init; }
        public required string Authority { get; init; }
    }
}
