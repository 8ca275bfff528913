using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CouncilPortal.Scopes;

namespace CouncilPortal.EmailOutbox;

/// <summary>
/// <c>POST /notify/receipts</c>: GOV.UK Notify reports what became of a mail. It shows the token of <c>Email:Notify:ReceiptToken</c>;
/// where mail does not go through Notify there is no such address.
/// </summary>
internal static class NotifyReceiptEndpoint
{
    public const string Path = "/notify/receipts";

    private const int LongestReport = 64 * 1024;

    private static readonly Scope Notify = Scope.System("GOV.UK Notify");

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(Path, Receive).AllowAnonymous().DisableAntiforgery().WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LongestReport));

    private static async Task<IResult> Receive(HttpContext http, IServiceProvider services, MailReceipts receipts, ILogger<MailReceipts> log)
    {
        if (services.GetService<NotifySettings>() is not { } settings)
        {
            return Results.NotFound();
        }

        if (!IsShown(http.Request.Headers.Authorization.ToString(), settings.ReceiptToken))
        {
            log.LogWarning("A delivery report without the right token was refused.");
            return Results.Text("Show the token of delivery receipts.", statusCode: StatusCodes.Status401Unauthorized);
        }

        if (await Read(http) is not { } report)
        {
            return Results.Text("Send a delivery receipt as JSON, with reference and status.", statusCode: StatusCodes.Status400BadRequest);
        }

        // Notify reports on mails of other programs of the service too, and on what is no final state.
        if (report.Reference is { } reference && Status(report.Status) is { } status)
        {
            await receipts.Note(Notify, new MailReceipt { MessageId = reference, Status = status, TakenAt = report.CreatedAt }, http.RequestAborted);
        }

        return Results.NoContent();
    }

    /// <summary>Takes as long whichever token is shown.</summary>
    private static bool IsShown(string header, string token) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(header)), SHA256.HashData(Encoding.UTF8.GetBytes($"Bearer {token}")));

    private static async Task<Report?> Read(HttpContext http)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<Report>(http.Request.Body, cancellationToken: http.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ReceiptStatus? Status(string? status) => status switch
    {
        "delivered" => ReceiptStatus.Delivered,
        "permanent-failure" => ReceiptStatus.PermanentFailure,
        "temporary-failure" => ReceiptStatus.TemporaryFailure,
        "technical-failure" => ReceiptStatus.TechnicalFailure,
        _ => null,
    };

    private sealed record Report
    {
        [JsonPropertyName("reference")]
        public string? Reference { get; init; }

        [JsonPropertyName("status")]
        public string? Status { get; init; }

        [JsonPropertyName("created_at")]
        public DateTimeOffset? CreatedAt { get; init; }
    }
}
