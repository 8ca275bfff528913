using CouncilPortal.Compliance;
using CouncilPortal.EmailOutbox;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Imports;
using CouncilPortal.Letters;
using CouncilPortal.Reminders;
using CouncilPortal.Retention;
using Hangfire.Common;

namespace CouncilPortal.Jobs;

/// <summary>A job that runs again and again. Each may run twice, late or on several machines at once: tables decide what there is to do.</summary>
public sealed record PortalJob
{
    /// <summary>Its name in Hangfire.</summary>
    public required string Id { get; init; }

    /// <summary>What it does, in plain words.</summary>
    public required string Purpose { get; init; }

    /// <summary>How often, in words.</summary>
    public required string Interval { get; init; }

    /// <summary>How often, as Hangfire reads it; six fields begin with seconds.</summary>
    public required string Cron { get; init; }

    /// <summary>What is called.</summary>
    public required Job Job { get; init; }

    /// <summary>The one list. A job that is not in it any more is removed at the next start.</summary>
    public static IReadOnlyList<PortalJob> All { get; } =
    [
        new()
        {
            Id = "plan-mornings",
            Purpose = "Plans the reminders of each morning from 7am",
            Interval = "Every 15 minutes",
            Cron = "*/15 * * * *",
            Job = Job.FromExpression<PlanMorningsJob>(job => job.Run(CancellationToken.None)),
        },
        new()
        {
            Id = "deliver-mail",
            Purpose = "Sends the mail that waits",
            Interval = "Every 15 seconds",
            Cron = "*/15 * * * * *",
            Job = Job.FromExpression<DeliverOutboxJob>(job => job.Run(CancellationToken.None)),
        },
        new()
        {
            Id = "scan-evidence",
            Purpose = "Scans the evidence that waits; a file that comes in here is scanned at once",
            Interval = "Every 15 seconds",
            Cron = "*/15 * * * * *",
            Job = Job.FromExpression<ScanEvidenceJob>(job => job.Run(CancellationToken.None)),
        },
        new()
        {
            Id = "run-imports",
            Purpose = "Checks and applies the files that publishers bring in; one that comes in here is taken up at once",
            Interval = "Every minute",
            Cron = "* * * * *",
            Job = Job.FromExpression<RunImportsJob>(job => job.Run(CancellationToken.None)),
        },
        new()
        {
            Id = "issue-letters",
            Purpose = "Issues the letters of a year that a publisher has started; a run that is started here begins at once",
            Interval = "Every minute",
            Cron = "* * * * *",
            Job = Job.FromExpression<IssueLettersJob>(job => job.Run(CancellationToken.None)),
        },
        new()
        {
            Id = "clean-uploads",
            Purpose = "Clears away evidence that came in and led to nothing",
            Interval = "Every hour",
            Cron = "7 * * * *",
            Job = Job.FromExpression<CleanUploadsJob>(job => job.Run(CancellationToken.None)),
        },
        new()
        {
            Id = "delete-due-evidence",
            Purpose = "Deletes the content of evidence whose time has come",
            Interval = "Each night",
            Cron = "0 3 * * *",
            Job = Job.FromExpression<DeleteDueEvidenceJob>(job => job.Run(CancellationToken.None)),
        },
    ];
}
