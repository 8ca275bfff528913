namespace CouncilPortal.EvidenceStore;

/// <summary>Looks for malware.</summary>
public interface IScanner
{
    /// <summary>Looks at the whole of a content of the size given.</summary>
    /// <exception cref="ScannerUnavailableException">The scanner cannot be reached or breaks off: what it would have found is not known.</exception>
    Task<ScanReport> Scan(Stream content, long size, CancellationToken cancel);
}

/// <summary>What a scan came to.</summary>
public enum ScanResult
{
    /// <summary>The scanner looked at all of it and found nothing.</summary>
    Clean,

    /// <summary>Malware was found.</summary>
    Infected,

    /// <summary>The scanner could not look into it: it is locked with a password, damaged, or too much for the engine.</summary>
    Unscannable,

    /// <summary>It is larger, or unpacks to more, than the scanner takes.</summary>
    TooLarge,
}

/// <summary>What the scanner said.</summary>
public sealed record ScanReport
{
    /// <summary>The result.</summary>
    public required ScanResult Result { get; init; }

    /// <summary>The name of what was found, or why the scanner could not look; null for what is clean.</summary>
    public required string? Finding { get; init; }

    /// <summary>The scanner and the version of its signatures; null where it does not say.</summary>
    public required string? Scanner { get; init; }
}

/// <summary>The scanner cannot be reached, or broke off before it answered.</summary>
public sealed class ScannerUnavailableException(string message, Exception? inner) : Exception(message, inner)
{
    /// <summary>Whether it had the content already: what breaks the scanner again and again is not scanned for ever.</summary>
    public bool BrokeOff { get; init; }
}
