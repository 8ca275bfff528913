using Hangfire;
using Hangfire.Storage;

namespace CouncilPortal.Jobs;

/// <summary>When a recurring job ran and will run.</summary>
public sealed record JobTime
{
    /// <summary>The job.</summary>
    public required PortalJob Job { get; init; }

    /// <summary>When it last began; null if it has not.</summary>
    public required DateTimeOffset? LastAt { get; init; }

    /// <summary>What came of it, in Hangfire's word.</summary>
    public required string? LastState { get; init; }

    /// <summary>When it is next due; null where this process runs no jobs.</summary>
    public required DateTimeOffset? NextAt { get; init; }
}

/// <summary>What Hangfire knows of the recurring jobs.</summary>
public sealed class JobTimes(JobStorage storage)
{
    /// <summary>The jobs of the list, in its order.</summary>
    public IReadOnlyList<JobTime> All()
    {
        using var connection = storage.GetConnection();
        var known = connection.GetRecurringJobs().ToDictionary(j => j.Id);
        return
        [
            .. PortalJob.All.Select(job => new JobTime
            {
                Job = job,
                LastAt = Instant(known.GetValueOrDefault(job.Id)?.LastExecution),
                LastState = known.GetValueOrDefault(job.Id)?.LastJobState,
                NextAt = Instant(known.GetValueOrDefault(job.Id)?.NextExecution),
            }),
        ];
    }

    private static DateTimeOffset? Instant(DateTime? utc) => utc is { } time ? new DateTimeOffset(time, TimeSpan.Zero) : null;
}
