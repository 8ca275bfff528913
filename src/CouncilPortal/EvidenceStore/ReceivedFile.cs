namespace CouncilPortal.EvidenceStore;

/// <summary>Bytes that have come in and are not kept yet. Disposed, they are gone unless they were kept.</summary>
public sealed class ReceivedFile(string path, long size, string sha256, bool isTooLarge) : IDisposable
{
    /// <summary>Where they lie for now.</summary>
    internal string Path => path;

    /// <summary>How many came in, at most one more than was allowed.</summary>
    public long Size => size;

    /// <summary>The SHA-256 of the bytes, in lower-case hexadecimal.</summary>
    public string Sha256 => sha256;

    /// <summary>Whether there were more than allowed; the rest was not read.</summary>
    public bool IsTooLarge => isTooLarge;

    /// <summary>Reads the bytes from the start.</summary>
    public FileStream Read() => new(path, FileMode.Open, FileAccess.Read, FileShare.Read);

    /// <inheritdoc/>
    public void Dispose() => File.Delete(path);
}
