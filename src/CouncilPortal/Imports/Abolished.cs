using CouncilPortal.Statistics;

namespace CouncilPortal.Imports;

/// <summary>Flags facts about an authority from a time when it was no longer there. They are imported all the same.</summary>
internal static class Abolished
{
    /// <summary>Flags a reporting year that began when the authority had ended.</summary>
    public static void FlagYear(ImportRow row, ImportRun run)
    {
        if (row.Number("authority_code") is { } id && ReportingYear.TryParse(row.Text("year"), out var year))
        {
            FlagFrom(row, run, id, year.FirstDay);
        }
    }

    /// <summary>Flags a day on which the authority had ended.</summary>
    public static void FlagFrom(ImportRow row, ImportRun run, long authority, DateOnly day)
    {
        var known = run.Authorities[authority];
        if (known.EndDate is { } end && end <= day)
        {
            row.Flag("authority_code", $"{known.Name} ({known.Code}) was abolished on {end:yyyy-MM-dd}: check whether its successor is meant");
        }
    }
}
