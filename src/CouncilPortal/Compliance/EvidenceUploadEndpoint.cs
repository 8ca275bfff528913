using CouncilPortal.EvidenceStore;
using CouncilPortal.Scopes;
using CouncilPortal.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CouncilPortal.Compliance;

/// <summary>Files as they arrive: never in memory as a whole, never through a circuit.</summary>
internal static class EvidenceUploadEndpoint
{
    private const int TokenBytes = 4096;
    private const string TokenHeader = "RequestVerificationToken";
    private const string TokenField = "__RequestVerificationToken";

    public static async Task<IResult> Handle(
        HttpContext http, long id, IAntiforgery antiforgery, DraftQuery drafts, EvidenceUpload upload, EvidenceSettings settings, UploadProblems told, CancellationToken cancel)
    {
        var scope = http.PortalScope();
        if (await drafts.Find(scope, id, cancel) is not { } form)
        {
            return Results.NotFound();
        }

        // Each file is measured as it comes; one that is too large is told so rather than cut off.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = (settings.MaxFiles + 1) * settings.MaxFileBytes;
        }

        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 } boundary)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var results = await TakeAll(http, new MultipartReader(boundary.ToString(), http.Request.Body), antiforgery, upload, scope, form, cancel);
        return results is null ? Results.BadRequest() : Answer(http, id, results, told);
    }

    /// <summary>Null where the request is not from one of our own pages: the token comes in a header, or as the first field.</summary>
    private static async Task<IReadOnlyList<(string Name, AddEvidenceFileResult Result)>?> TakeAll(
        HttpContext http, MultipartReader reader, IAntiforgery antiforgery, EvidenceUpload upload, Scope scope, EvidenceForm form, CancellationToken cancel)
    {
        var results = new List<(string, AddEvidenceFileResult)>();
        var isOurs = http.Request.Headers.ContainsKey(TokenHeader) && await antiforgery.IsRequestValidAsync(http);
        while (await reader.ReadNextSectionAsync(cancel) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            {
                continue;
            }

            if (!isOurs)
            {
                isOurs = disposition.IsFormDisposition() && disposition.Name == TokenField && await IsValid(http, section, antiforgery);
                if (!isOurs)
                {
                    return null;
                }
            }
            else if (disposition.IsFileDisposition())
            {
                var given = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
                var name = EvidenceUpload.CleanName(given.Value);
                results.Add((name, await upload.Take(scope, form.Action.Id, name, section.Body, cancel)));
            }
        }

        return isOurs ? results : null;
    }

    private static async Task<bool> IsValid(HttpContext http, MultipartSection section, IAntiforgery antiforgery)
    {
        using var reader = new StreamReader(section.Body);
        var token = new char[TokenBytes];
        var length = await reader.ReadBlockAsync(token);
        http.Request.Headers[TokenHeader] = new string(token, 0, length);
        return await antiforgery.IsRequestValidAsync(http);
    }

    private static IResult Answer(HttpContext http, long id, IReadOnlyList<(string Name, AddEvidenceFileResult Result)> results, UploadProblems told)
    {
        if (results.Any(r => r.Result.Result.End == CommandEnd.NotFound))
        {
            return Results.NotFound();
        }

        string[] problems = results.Count == 0
            ? ["Choose a file"]
            : [.. results.Where(r => !r.Result.Result.IsDone).Select(r => r.Result.Result.Message ?? r.Result.Result.Errors.Values.First())];
        if (!http.Request.WantsJson())
        {
            return EvidenceEndpoints.SeeOther($"/actions/{id}/evidence?step=files{told.Write(problems)}");
        }

        return Results.Json(
            new { files = results.Where(r => r.Result.Result.IsDone).Select(r => new { id = r.Result.FileId, name = r.Name }), problems },
            statusCode: problems.Length > 0 ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }
}
