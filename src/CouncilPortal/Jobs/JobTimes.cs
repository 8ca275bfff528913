using Hangfire;
using Hangfire.Common;
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

/// <summary>A run that failed.</summary>
public sealed record FailedRun
{
    /// <summary>Its number in Hangfire.</summary>
    public required string Id { get; init; }

    /// <summary>What the job does, in plain words; its name in the program for one that is not on the list any more.</summary>
    public required string Purpose { get; init; }

    /// <summary>When it failed.</summary>
    public required DateTimeOffset? FailedAt { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>What Hangfire knows of the recurring jobs.</summary>
public sealed class JobTimes(JobStorage storage)
{
    private const int FailedShown = 20;

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

    /// <summary>The latest runs that failed.</summary>
    public IReadOnlyList<FailedRun> Failed() =>
    [
        .. storage.GetMonitoringApi().FailedJobs(0, FailedShown).Select(run => new FailedRun
        {
            Id = run.Key,
            Purpose = Purpose(run.Value?.Job),
            FailedAt = Instant(run.Value?.FailedAt),
            Reason = run.Value?.ExceptionMessage ?? "",
        }),
    ];

    private static string Purpose(Job? failed) =>
        PortalJob.All.FirstOrDefault(j => j.Job.Type == failed?.Type && j.Job.Method.Name == failed.Method.Name)?.Purpose ?? failed?.Type.Name ?? "A job that is not there any more";

    private static DateTimeOffset? Instant(DateTime? utc) => utc is { } time ? new DateTimeOffset(time, TimeSpan.Zero) : null;
}
