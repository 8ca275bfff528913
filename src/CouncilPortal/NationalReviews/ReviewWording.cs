using CouncilPortal.Time;

namespace CouncilPortal.NationalReviews;

/// <summary>What is said about a review.</summary>
public static class ReviewWording
{
    /// <summary>Under the text that everybody reads.</summary>
    public static string Published(NationalReview review)
    {
        ArgumentNullException.ThrowIfNull(review);
        var published = review.PublicFrom is { } from ? $"The Ombudsman’s review of the year, published on {LondonTime.Format(LondonTime.DateOf(from))}." : "The Ombudsman’s review of the year.";
        return review.ChangedAt is not { } changed ? published
            : review.PublicFrom is { } first && LondonTime.DateOf(changed) == LondonTime.DateOf(first) ? $"{published} Its text was last changed at {LondonTime.Format(LondonTime.TimeOf(changed))} that day."
            : $"{published} Its text was last changed on {LondonTime.Format(LondonTime.DateOf(changed))}.";
    }

    /// <summary>For publishers: from when everybody reads it.</summary>
    public static string PublicFrom(ReviewRow row, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        return (row.PublicFrom, row.OwnPublicFrom) switch
        {
            (null, null) => "With the year’s figures and letters, whose day is not set yet",
            (null, { } own) => $"{LondonTime.Format(own)}, or with the year’s figures and letters where their day is later",
            ({ } from, _) when from <= now && row.Version > 0 => $"Public since {LondonTime.Format(ReviewInstant.Since(from, row.WrittenAt))}",
            ({ } from, _) when from <= now => "Once it is saved: the year is public already",
            ({ } from, { } own) when from == own => LondonTime.Format(from),
            ({ } from, _) => $"{LondonTime.Format(from)}, with the year’s figures and letters",
        };
    }

    /// <summary>For publishers: the text that counts.</summary>
    public static string Latest(ReviewRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.At is { } at ? $"Version {row.Version}, saved on {LondonTime.Format(at)} by {row.ByName}" : "Not written";
    }

    /// <summary>The button that saves: what happens then.</summary>
    public static string SaveButton(ReviewRow row, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.IsPublic(now) ? "Save the correction: public at once"
            : row.PublicFrom <= now ? "Save and publish now"
            : $"Save as version {row.Version + 1}";
    }
}
