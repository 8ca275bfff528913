using CouncilPortal.EvidenceStore;
using CouncilPortal.Scopes;

namespace CouncilPortal.Compliance;

/// <summary>
/// Brings a file from the first byte to the draft: taken in, checked by its content, kept under its hash, entered. What
/// was noted in the database before each step lets the next request, of any process, go on from there.
/// </summary>
internal sealed class EvidenceUpload(IEvidenceStore store, ContentReceiver receiver, Uploads uploads, EvidenceSettings settings, AddEvidenceFileCommand add)
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

    /// <summary>A whole file of a form.</summary>
    public async Task<AddEvidenceFileResult> Take(Scope scope, long id, string name, Stream content, CancellationToken cancel)
    {
        var started = await uploads.Start(scope, new StartUpload { Id = id, Name = name, Size = null, Fingerprint = null }, cancel);
        if (started.Upload is not { } upload)
        {
            return Ended(started.Result);
        }

        var part = await TakePart(scope, upload, 0, content, cancel);
        return part.End switch
        {
            PartEnd.Whole => await Finish(scope, upload with { Received = part.Length }, part.Sha256, cancel),
            PartEnd.TooLarge => await Refuse(scope, upload, FileProblems.TooLarge(name, settings)),
            _ => await Refuse(scope, upload, FileProblems.Broken(name)),
        };
    }

    /// <summary>Bytes of an upload from an offset on. Where that is not the one to go on from, nothing is taken.</summary>
    public async Task<TakenPart> TakePart(Scope scope, Upload upload, long offset, Stream content, CancellationToken cancel)
    {
        await using var incoming = await store.Receive(upload.Id, cancel);
        if (incoming is null)
        {
            return new TakenPart { End = PartEnd.Busy, Length = upload.Received, Sha256 = null };
        }

        // Read again, since another request may have written until this one was alone.
        if (await uploads.Find(scope, upload.RecommendationId, upload.Id, cancel) is not { } now)
        {
            return new TakenPart { End = PartEnd.Gone, Length = 0, Sha256 = null };
        }

        var safe = await incoming.GoOnAfter(now.Received, cancel);
        if (safe != offset)
        {
            await uploads.Note(scope, upload, safe, cancel);
            return new TakenPart { End = PartEnd.OtherOffset, Length = safe, Sha256 = null };
        }

        var part = await receiver.Receive(
            incoming, content, upload.Size ?? settings.MaxFileBytes, length => uploads.Note(scope, upload, length, CancellationToken.None), cancel);
        return new TakenPart
        {
            End = part.IsTooLarge ? PartEnd.TooLarge
                : part.Length == upload.Size || (upload.Size is null && !part.IsCut) ? PartEnd.Whole
                : PartEnd.More,
            Length = part.Length,
            Sha256 = part.Sha256,
        };
    }

    /// <summary>All bytes are there: checks them, keeps them and enters the file. Done twice, it is one file.</summary>
    public async Task<AddEvidenceFileResult> Finish(Scope scope, Upload upload, string? sha256, CancellationToken cancel)
    {
        if (await Arrived(scope, upload, cancel) is not { } content)
        {
            return await Refuse(scope, upload, FileProblems.Broken(upload.Name));
        }

        string contentType;
        await using (content)
        {
            if (Check(upload.Name, content, out contentType) is { } problem)
            {
                return await Refuse(scope, upload, problem);
            }

            content.Position = 0;
            sha256 ??= await ContentReceiver.Hash(content, cancel);
        }

        if (!await uploads.Hold(scope, upload, sha256, cancel))
        {
            return Ended(CommandResult.NotFound);
        }

        // Gone already where an earlier request was cut off between keeping and entering.
        if (await store.HasIncoming(upload.Id, cancel))
        {
            await store.Keep(upload.AuthorityId, upload.Id, sha256, cancel);
        }

        var added = await add.Add(
            scope,
            new AddEvidenceFile
            {
                Id = upload.RecommendationId,
                UploadId = upload.Id,
                Name = upload.Name,
                ContentType = contentType,
                Size = upload.Received,
                Sha256 = sha256,
            },
            cancel);
        if (!added.Result.IsDone)
        {
            await uploads.End(scope, upload.RecommendationId, upload.Id, CancellationToken.None);
        }

        return added;
    }

    /// <summary>Gives an upload up, with what has come of it; false where there is none.</summary>
    public async Task<bool> Cancel(Scope scope, long id, string uploadId, CancellationToken cancel)
    {
        if (await uploads.Find(scope, id, uploadId, cancel) is not { FileId: null })
        {
            return false;
        }

        // The bytes first: a row without bytes begins again, bytes without a row would never be found.
        await store.Discard(uploadId, cancel);
        return await uploads.End(scope, id, uploadId, cancel);
    }

    /// <summary>Gives an upload up, because it was refused.</summary>
    public async Task<AddEvidenceFileResult> Refuse(Scope scope, Upload upload, string problem)
    {
        await Cancel(scope, upload.RecommendationId, upload.Id, CancellationToken.None);
        return Ended(CommandResult.Invalid(EvidenceField.Files, problem));
    }

    /// <summary>Where it lies: still among what comes in, or kept already by a request that was cut off before it could enter the file.</summary>
    private async Task<Stream?> Arrived(Scope scope, Upload upload, CancellationToken cancel)
    {
        if (await store.OpenIncoming(upload.Id, cancel) is { } incoming)
        {
            return incoming;
        }

        var now = await uploads.Find(scope, upload.RecommendationId, upload.Id, cancel);
        return now?.Sha256 is { } sha256 ? await store.Open(upload.AuthorityId, sha256, cancel) : null;
    }

    private static AddEvidenceFileResult Ended(CommandResult result) => new() { Result = result, FileId = null };

    private static string? Check(string name, Stream content, out string contentType)
    {
        contentType = "";
        if (content.Length == 0)
        {
            return FileProblems.Empty(name);
        }

        var verdict = FileTypes.Judge(content);
        if (verdict.Type is not { } type)
        {
            return FileProblems.Of(name, verdict.Fault);
        }

        return type.ContentTypes.TryGetValue(Path.GetExtension(name), out contentType!) ? null : FileProblems.WrongName(name, type);
    }
}

/// <summary>How a part of an upload ended.</summary>
internal enum PartEnd
{
    /// <summary>All bytes are there.</summary>
    Whole,

    /// <summary>More is to come.</summary>
    More,

    /// <summary>More came than may.</summary>
    TooLarge,

    /// <summary>Another request writes to it.</summary>
    Busy,

    /// <summary>It goes on from another offset.</summary>
    OtherOffset,

    /// <summary>It was cancelled.</summary>
    Gone,
}

/// <summary>What came of a part of an upload.</summary>
internal sealed record TakenPart
{
    public required PartEnd End { get; init; }

    /// <summary>How many bytes are safe now.</summary>
    public required long Length { get; init; }

    /// <summary>The SHA-256, where all came in one piece.</summary>
    public required string? Sha256 { get; init; }
}
