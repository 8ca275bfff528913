using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Reminders;

/// <summary>Something new, as its person reads it.</summary>
public sealed record Notification
{
    /// <summary>The row.</summary>
    public required long Id { get; init; }

    /// <summary>What and when.</summary>
    public required string Subject { get; init; }

    /// <summary>Where it leads.</summary>
    public required string Path { get; init; }

    /// <summary>The topic, as stored.</summary>
    public required string TopicCode { get; init; }

    /// <summary>When it became known.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the person read it; null: not yet.</summary>
    public required DateTimeOffset? ReadAt { get; init; }
}

/// <summary>A page of what is new.</summary>
public sealed record NotificationList
{
    /// <summary>The page's, the latest first.</summary>
    public required IReadOnlyList<Notification> Items { get; init; }

    /// <summary>How many there are.</summary>
    public required int Total { get; init; }

    /// <summary>How many the person has not read.</summary>
    public required int Unread { get; init; }
}

/// <summary>What is new for somebody, whether or not mail went.</summary>
public sealed class NotificationsQuery(PortalDatabase database)
{
    /// <summary>Where it is read.</summary>
    public const string Address = "/notifications";

    /// <summary>How many a page shows.</summary>
    public const int PageLength = 25;

    /// <summary>How many the person has not read; 0 for whoever is not signed in.</summary>
    public async Task<int> Unread(Scope scope, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.PersonId is { } person
            ? await database.Read(scope, c => c.QuerySingleAsync<int>("select count(*) from notifications where person_id = @person and read_at is null", new { person }), cancel)
            : 0;
    }

    /// <summary>A page of the person's, from 1.</summary>
    public Task<NotificationList> List(Scope scope, int page, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return database.Read(
            scope,
            async connection =>
            {
                var counts = await connection.QuerySingleAsync<Counts>(
                    "select count(*) as total, coalesce(sum(case when read_at is null then 1 else 0 end), 0) as unread from notifications where person_id = @PersonOrNobody",
                    new { scope.PersonOrNobody });
                return new NotificationList
                {
                    Items = (await connection.QueryAsync<Notification>(
                        """
                        select id, subject, path, topic as topic_code, at, read_at
                        from notifications
                        where person_id = @PersonOrNobody
                        order by id desc
                        limit @PageLength offset @skipped
                        """,
                        new { scope.PersonOrNobody, PageLength, skipped = (Math.Max(1, page) - 1) * PageLength })).AsList(),
                    Total = counts.Total,
                    Unread = counts.Unread,
                };
            },
            cancel);
    }

    private sealed record Counts
    {
        public required int Total { get; init; }

        public required int Unread { get; init; }
    }
}
