using System.Globalization;
using CouncilPortal.EvidenceStore;
using CouncilPortal.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace CouncilPortal.Compliance;

/// <summary>
/// Uploads that go on where they broke off. POST names a file and is told its address and the offset to begin at; PATCH
/// sends bytes from the offset on; HEAD asks for the offset; DELETE gives up. Rights and the antiforgery token are asked for each time.
/// </summary>
internal static class UploadEndpoints
{
    private const string Offset = "Upload-Offset";
    private const string Length = "Upload-Length";
    private const string FileHeader = "Upload-File";
    private const string PartType = "application/offset+octet-stream";
    private const int LongestFingerprint = 200;

    public static void MapUploads(this RouteGroupBuilder evidence)
    {
        // Answered for scripts: no page explains a status.
        var forScripts = new SkipStatusCodePagesAttribute();
        evidence.MapPost("/uploads", Start).RequireAuthorization(Policies.Evidence).WithMetadata(forScripts);
        evidence.MapMethods("/uploads/{upload}", [HttpMethods.Head], Ask).RequireAuthorization(Policies.Evidence).WithMetadata(forScripts);
        evidence.MapPatch("/uploads/{upload}", GoOn).RequireAuthorization(Policies.Evidence).WithMetadata(forScripts);
        evidence.MapDelete("/uploads/{upload}", GiveUp).RequireAuthorization(Policies.Evidence).WithMetadata(forScripts);
        evidence.MapPost("/uploads/{upload}/remove", Remove).RequireAuthorization(Policies.Evidence);
    }

    private static async Task<IResult> Start(HttpContext http, long id, IAntiforgery antiforgery, Uploads uploads, CancellationToken cancel)
    {
        if (!await antiforgery.IsRequestValidAsync(http) || !http.Request.HasFormContentType)
        {
            return Results.BadRequest();
        }

        var form = await http.Request.ReadFormAsync(cancel);
        if (!long.TryParse(form["size"], NumberStyles.None, CultureInfo.InvariantCulture, out var size) || form["fingerprint"].ToString() is not { Length: <= LongestFingerprint } fingerprint)
        {
            return Results.BadRequest();
        }

        var input = new StartUpload { Id = id, Name = EvidenceUpload.CleanName(form["name"]), Size = size, Fingerprint = fingerprint.Length > 0 ? fingerprint : null };
        var started = await uploads.Start(http.PortalScope(), input, cancel);
        if (started.Upload is not { } upload)
        {
            return Ended(started.Result);
        }

        return Results.Json(new { address = $"/actions/{id}/evidence/uploads/{upload.Id}", offset = upload.Received }, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> Ask(HttpContext http, long id, string upload, Uploads uploads, CancellationToken cancel)
    {
        if (await uploads.Find(http.PortalScope(), id, upload, cancel) is not { } found)
        {
            return Results.NotFound();
        }

        Tell(http, found.Received);
        http.Response.Headers[Length] = found.Size?.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers[FileHeader] = found.FileId?.ToString(CultureInfo.InvariantCulture);
        return Results.StatusCode(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> GoOn(HttpContext http, long id, string upload, IAntiforgery antiforgery, Uploads uploads, EvidenceUpload evidence, CancellationToken cancel)
    {
        if (!await antiforgery.IsRequestValidAsync(http) || !long.TryParse(http.Request.Headers[Offset], NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
        {
            return Results.BadRequest();
        }

        if (http.Request.ContentType != PartType)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var scope = http.PortalScope();
        if (await uploads.Find(scope, id, upload, cancel) is not { Size: { } size } found)
        {
            return Results.NotFound();
        }

        if (found.FileId is { } file)
        {
            return Added(file, found.Name);
        }

        if (found.Sha256 is not null && offset == size)
        {
            return await Finish(found, size, null);
        }

        // The upload's own size is the limit, asked of each byte as it comes.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        if (http.Request.ContentLength > size - offset)
        {
            return Ended((await evidence.Refuse(scope, found, FileProblems.Broken(found.Name))).Result);
        }

        var part = await evidence.TakePart(scope, found, offset, http.Request.Body, cancel);
        Tell(http, part.Length);
        switch (part.End)
        {
            case PartEnd.Whole:
                return await Finish(found, part.Length, part.Sha256);
            case PartEnd.TooLarge:
                return Ended((await evidence.Refuse(scope, found, FileProblems.Broken(found.Name))).Result);
            case PartEnd.Busy:
                http.Response.Headers.RetryAfter = "1";
                return Results.StatusCode(StatusCodes.Status423Locked);
            case PartEnd.OtherOffset:
                return Results.StatusCode(StatusCodes.Status409Conflict);
            case PartEnd.Gone:
                return Results.NotFound();
            default:
                return Results.StatusCode(StatusCodes.Status204NoContent);
        }

        // The bytes are here: somebody who leaves now finds the file added.
        async Task<IResult> Finish(Upload whole, long received, string? sha256)
        {
            var added = await evidence.Finish(scope, whole with { Received = received }, sha256, CancellationToken.None);
            return added.FileId is { } fileId ? Added(fileId, whole.Name) : Ended(added.Result);
        }
    }

    private static async Task<IResult> GiveUp(HttpContext http, long id, string upload, IAntiforgery antiforgery, EvidenceUpload evidence, CancellationToken cancel)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        return Results.StatusCode(await evidence.Cancel(http.PortalScope(), id, upload, cancel) ? StatusCodes.Status204NoContent : StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> Remove(HttpContext http, long id, string upload, IAntiforgery antiforgery, EvidenceUpload evidence, CancellationToken cancel)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        return await evidence.Cancel(http.PortalScope(), id, upload, cancel)
            ? EvidenceEndpoints.SeeOther($"/actions/{id}/evidence?step=files")
            : Results.NotFound();
    }

    private static void Tell(HttpContext http, long offset) => http.Response.Headers[Offset] = offset.ToString(CultureInfo.InvariantCulture);

    private static IResult Added(long file, string name) =>
        Results.Json(new { files = new[] { new { id = file, name } }, problems = Array.Empty<string>() }, statusCode: StatusCodes.Status201Created);

    private static IResult Ended(CommandResult result) => result.End == CommandEnd.NotFound
        ? Results.NotFound()
        : Results.Json(new { files = Array.Empty<object>(), problems = new[] { result.Message ?? result.Errors.Values.First() } }, statusCode: StatusCodes.Status422UnprocessableEntity);
}
