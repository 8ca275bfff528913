using CouncilPortal.EvidenceStore;
using CouncilPortal.Scopes;

namespace CouncilPortal.Compliance;

/// <summary>A file on its way in.</summary>
internal sealed record IncomingFile
{
    public required long Id { get; init; }

    public required long AuthorityId { get; init; }

    public required string Name { get; init; }

    public required Stream Content { get; init; }
}

/// <summary>Takes one file in: to disk, hashed, checked by its content, and then to the draft.</summary>
internal sealed class EvidenceUpload(IEvidenceStore store, EvidenceSettings settings, AddEvidenceFileCommand add)
{
    private const int LongestName = 150;

    /// <summary>The file's own name without folders, control characters or what systems cannot write; never empty.</summary>
    public static string CleanName(string? given)
    {
        var last = (given ?? "").Split('/', '\\')[^1];
        var clean = string.Concat(last.Where(c => !char.IsControl(c) && !"<>:\"|?*".Contains(c, StringComparison.Ordinal))).Trim(' ', '.');
        if (clean.Length == 0)
        {
            return "file";
        }

        var extension = Path.GetExtension(clean);
        return clean.Length <= LongestName || extension.Length > 10 ? clean[..Math.Min(clean.Length, LongestName)]
            : clean[..(LongestName - extension.Length)] + extension;
    }

    public async Task<AddEvidenceFileResult> Take(Scope scope, IncomingFile file, CancellationToken cancel)
    {
        using var received = await store.Receive(file.Content, settings.MaxFileBytes, cancel);
        if (Check(file.Name, received, out var contentType) is { } problem)
        {
            return new AddEvidenceFileResult { Result = CommandResult.Invalid(EvidenceField.Files, problem), FileId = null };
        }

        await store.Keep(file.AuthorityId, received, cancel);
        return await add.Add(
            scope,
            new AddEvidenceFile { Id = file.Id, Name = file.Name, ContentType = contentType, Size = received.Size, Sha256 = received.Sha256 },
            cancel);
    }

    private string? Check(string name, ReceivedFile received, out string contentType)
    {
        contentType = "";
        if (received.Size == 0)
        {
            return FileProblems.Empty(name);
        }

        if (received.IsTooLarge)
        {
            return FileProblems.TooLarge(name, settings);
        }

        using var content = received.Read();
        if (FileTypes.Recognise(content) is not { } type)
        {
            return FileProblems.WrongType(name);
        }

        return type.ContentTypes.TryGetValue(Path.GetExtension(name), out contentType!) ? null : FileProblems.WrongName(name, type);
    }
}
