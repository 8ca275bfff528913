using CouncilPortal.EvidenceStore;
using CouncilPortal.PdfPrinting;
using CouncilPortal.Scopes;
using CouncilPortal.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Net.Http.Headers;

namespace CouncilPortal.Compliance;

/// <summary>What travels beside the pages of evidence: files, and drafts saved while somebody types.</summary>
internal static class EvidenceEndpoints
{
    /// <summary>The name of the headers that a file of evidence goes out with.</summary>
    public const string FileHeaders = "evidence file";

    private const long LargestDraftBytes = 1024 * 1024;

    /// <summary>A file is nobody's page: whatever is in it, the browser neither guesses its type nor runs it.</summary>
    public static void AddFileHeaders(this IServiceCollection services) =>
        services.AddSecurityHeaderPolicies().AddPolicy(FileHeaders, headers => headers
            .AddContentTypeOptionsNoSniff()
            .AddFrameOptionsDeny()
            .AddReferrerPolicyNoReferrer()
            .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
            .AddStrictTransportSecurityMaxAgeIncludeSubDomains()
            .RemoveServerHeader()
            .AddContentSecurityPolicy(policy =>
            {
                policy.AddDefaultSrc().None();
                policy.AddSandbox();
            }));

    public static void MapEvidence(this IEndpointRouteBuilder routes)
    {
        var evidence = routes.MapGroup("/actions/{id:long}/evidence");
        evidence.MapPost("/files", EvidenceUploadEndpoint.Handle).RequireAuthorization(Policies.Evidence);
        evidence.MapUploads();
        evidence.MapPost("/files/{fileId:long}/remove", Remove).RequireAuthorization(Policies.Evidence);
        evidence.MapGet("/receipt/{reference}/pdf", ReceiptEndpoint.Handle).RequireAuthorization(Policies.ActionDetails);
        evidence.MapPost("/draft", SaveDraft).RequireAuthorization(Policies.Evidence);
        evidence.MapGet("/files/{fileId:long}/picture", Picture).RequireAuthorization(Policies.EvidenceFiles).WithSecurityHeadersPolicy(FileHeaders);
        evidence.MapGet("/files/{fileId:long}/pages/{page:int}", PageOfPdf).RequireAuthorization(Policies.EvidenceFiles).WithSecurityHeadersPolicy(FileHeaders);
        evidence.MapMethods("/files/{fileId:long}", [HttpMethods.Get, HttpMethods.Head], Download).RequireAuthorization(Policies.EvidenceFiles).WithSecurityHeadersPolicy(FileHeaders);
    }

    /// <summary>Whether the caller is a script, which reads JSON, or a form, which wants a page.</summary>
    public static bool WantsJson(this HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase);

    private static async Task<IResult> Remove(
        HttpContext http, long id, long fileId, IAntiforgery antiforgery, RemoveEvidenceFileCommand remove, CancellationToken cancel)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        var result = await remove.Remove(http.PortalScope(), id, fileId, cancel);
        return http.Request.WantsJson() || result.End == CommandEnd.NotFound
            ? Results.StatusCode(result.IsDone ? StatusCodes.Status204NoContent : StatusCodes.Status404NotFound)
            : SeeOther($"/actions/{id}/evidence?step=files");
    }

    private static async Task<IResult> SaveDraft(
        HttpContext http, long id, IAntiforgery antiforgery, SaveDraftCommand save, CancellationToken cancel)
    {
        if (http.Request.ContentLength is null or > LargestDraftBytes || !await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        var form = await http.Request.ReadFormAsync(cancel);
        var input = EvidenceInput.Read(form);
        var saved = await save.Save(http.PortalScope(), new SaveDraft { Id = id, Version = input.Version, Answers = input.Answers }, cancel);
        return saved.Result.End switch
        {
            CommandEnd.Done => Results.Json(new { version = saved.Version }),
            CommandEnd.NotFound => Results.NotFound(),
            _ => Results.Json(new { message = saved.Result.Message ?? saved.Result.Errors.Values.First() }, statusCode: StatusCodes.Status409Conflict),
        };
    }

    private static async Task<IResult> Download(
        HttpContext http, long id, long fileId, OpenEvidenceFileCommand open, IEvidenceStore store, CancellationToken cancel)
    {
        var isContinued = http.Request.GetTypedHeaders().Range is { Ranges: { Count: 1 } ranges } && ranges.Single().From > 0;
        var file = await open.Open(http.PortalScope(), id, fileId, isContinued, cancel);
        if (file is null || await store.Open(file.AuthorityId, file.Sha256, cancel) is not { } content)
        {
            return Results.NotFound();
        }

        return Results.Stream(content, file.ContentType, file.Name, entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);
    }

    /// <summary>A picture within its page: with the headers of a file, so that opened by itself it can run nothing either.</summary>
    private static async Task<IResult> Picture(
        HttpContext http, long id, long fileId, FilePreviewQuery previews, OpenEvidenceFileCommand open, IEvidenceStore store, CancellationToken cancel)
    {
        var scope = http.PortalScope();
        if (await previews.Find(scope, id, fileId, cancel) is not { } shown || !FilePreviews.IsPicture(shown.ContentType)
            || await open.Open(scope, id, fileId, cancel) is not { } file
            || await store.Open(file.AuthorityId, file.Sha256, cancel) is not { } content)
        {
            return Results.NotFound();
        }

        return Results.Stream(content, file.ContentType);
    }

    /// <summary>A page of a PDF as a picture. The first is written down as a reading, the others go on with it.</summary>
    private static async Task<IResult> PageOfPdf(
        HttpContext http, long id, long fileId, int page, FilePreviewQuery previews, OpenEvidenceFileCommand open, IEvidenceStore store, PdfPictures pictures, CancellationToken cancel)
    {
        var scope = http.PortalScope();
        if (page is < 1 or > PdfPictures.MostPages || await previews.Find(scope, id, fileId, cancel) is not { ContentType: FilePreviews.Pdf } shown || !pictures.Offers(shown.Size)
            || await open.Open(scope, id, fileId, isContinued: page > 1, cancel) is not { } file
            || await store.Open(file.AuthorityId, file.Sha256, cancel) is not { } content)
        {
            return Results.NotFound();
        }

        await using (content)
        {
            return await pictures.Picture(content, page, cancel) is { } picture ? Results.Bytes(picture, "image/png") : Results.NotFound();
        }
    }

    /// <summary>The browser gets the page by itself, whatever the form's own method was.</summary>
    public static IResult SeeOther(string address) => new SeeOtherResult(address);

    private sealed class SeeOtherResult(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
