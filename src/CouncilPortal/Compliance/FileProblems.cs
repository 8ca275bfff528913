using CouncilPortal.EvidenceStore;

namespace CouncilPortal.Compliance;

/// <summary>What to say of a file that is not taken. Each names the file, and nothing else is lost by it.</summary>
internal static class FileProblems
{
    private const string Accepted =
        "Choose a PDF, a Word, Excel, PowerPoint or OpenDocument file, a picture, an e-mail (.msg or .eml), or a text or CSV file in Unicode";

    public static string Empty(string name) => $"“{name}” is empty. Choose a file that has something in it";

    public static string TooLarge(string name, EvidenceSettings settings) =>
        $"“{name}” is larger than {settings.LargestFile}. Choose a smaller file, or split it";

    public static string TooMany(string name, EvidenceSettings settings) =>
        $"“{name}” is one file too many. Remove a file before you add another: the most is {settings.MaxFiles}";

    public static string TooMuch(string name, EvidenceSettings settings) =>
        $"“{name}” would make all files together larger than {settings.Largest}. Choose a smaller file, or remove one first";

    public static string TooManyOnTheirWay(string name) =>
        $"“{name}” was not added, because many files are still on their way to this action. Finish or remove those first";

    public static string Broken(string name) => $"“{name}” did not arrive as it was announced. Choose it again";

    /// <summary>What to say of a content that is not taken.</summary>
    public static string Of(string name, FileFault? fault) => fault switch
    {
        FileFault.Archive => $"“{name}” is an archive or holds one. Choose the documents that are in it instead",
        FileFault.Bomb => $"“{name}” unpacks to far more than a document does. Save it again as a PDF, and choose that",
        FileFault.Macros => $"“{name}” holds macros. Save it without them, or as a PDF, and choose that",
        FileFault.Protected => $"“{name}” is protected by a password. Save it without one, and choose that",
        FileFault.Mixed => $"“{name}” holds something else beside what it should be. Save or scan the document again, and choose that",
        FileFault.Damaged => $"“{name}” is damaged or not complete. Save the document again, and choose that",
        FileFault.Program => $"“{name}” holds a program. Take it out, or save the document as a PDF, and choose that",
        _ => $"“{name}” is not of a type that we take. {Accepted}",
    };

    public static string WrongName(string name, FileType type) =>
        $"“{name}” is not what its name says: it is {type.Name}. Give it a name that ends in {string.Join(" or ", type.ContentTypes.Keys)}, and choose it again";

    /// <summary>Files that nobody could open are no evidence; those that still wait for the scanner may go with the submission.</summary>
    public static string Lost(IReadOnlyList<string> names) =>
        $"Remove {string.Join(" and ", names.Select(n => $"“{n}”"))}, which nobody will be able to open, before you submit";

    public static string Twice(string name, string earlier, string? reference) => (name == earlier, reference) switch
    {
        (true, null) => $"“{name}” has been added already. Choose another file",
        (false, null) => $"“{name}” is the same file as “{earlier}”, which has been added already. Choose another file",
        _ => $"“{name}” was sent already, with {reference}. Choose another file",
    };
}
