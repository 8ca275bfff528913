namespace CouncilPortal.EvidenceStore;

/// <summary>Why a content is not taken as evidence.</summary>
public enum FileFault
{
    /// <summary>Of a kind that is not on the list: programs, web pages, drawings with scripts, sound and film.</summary>
    Unknown,

    /// <summary>An archive, or a document that holds one.</summary>
    Archive,

    /// <summary>A document that unpacks to far more than documents do.</summary>
    Bomb,

    /// <summary>A document with macros.</summary>
    Macros,

    /// <summary>A document that opens only with a password.</summary>
    Protected,

    /// <summary>Something beside what it begins as: two kinds of file in one.</summary>
    Mixed,

    /// <summary>Not whole, or not put together as its kind is.</summary>
    Damaged,

    /// <summary>A document that holds a program.</summary>
    Program,
}

/// <summary>What a content was found to be.</summary>
/// <param name="Type">Its kind, where it is taken.</param>
/// <param name="Fault">Why it is not; null where it is.</param>
public sealed record FileVerdict(FileType? Type, FileFault? Fault);

/// <summary>A fault found deep inside a content.</summary>
internal sealed class FileFaultException(FileFault fault) : Exception($"{fault}")
{
    public FileFault Fault => fault;
}
