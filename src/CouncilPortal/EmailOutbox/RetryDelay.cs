namespace CouncilPortal.EmailOutbox;

/// <summary>How long a mail that failed waits, and when it is given up.</summary>
public static class RetryDelay
{
    private static readonly int[] Minutes = [1, 5, 15, 60, 240, 720, 720, 1440, 1440];

    /// <summary>How often a mail is tried, over about four days.</summary>
    public static int Attempts => Minutes.Length + 1;

    /// <summary>How long to wait after so many attempts; null: no more.</summary>
    public static TimeSpan? After(int attempts) =>
        attempts < Attempts ? TimeSpan.FromMinutes(Minutes[Math.Max(attempts, 1) - 1]) : null;
}
