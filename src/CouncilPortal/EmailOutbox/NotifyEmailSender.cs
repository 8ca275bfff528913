using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CouncilPortal.EmailOutbox;

/// <summary>
/// Sends through GOV.UK Notify (<c>POST /v2/notifications/email</c>). Notify takes the mail at once and reports later what became
/// of it. The Message-ID travels as the reference, so that a mail sent twice is known as one.
/// </summary>
public sealed class NotifyEmailSender(NotifySettings settings, HttpClient http, TimeProvider time) : IEmailSender
{
    private static readonly TimeSpan Today = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private readonly Uri address = new(settings.BaseUrl, "/v2/notifications/email");

    /// <inheritdoc/>
    public async Task Send(OutgoingMail mail, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(mail);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(Body(mail)) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token());
        try
        {
            using var answer = await http.SendAsync(request, cancel);
            if (!answer.IsSuccessStatusCode)
            {
                throw await Failure(answer, cancel);
            }
        }
        catch (HttpRequestException failure)
        {
            throw new MailServerUnavailableException($"GOV.UK Notify cannot be reached: {failure.Message}", failure);
        }
        catch (OperationCanceledException failure) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"GOV.UK Notify did not answer within {http.Timeout.TotalSeconds:0} seconds.", failure);
        }
    }

    private async Task<Exception> Failure(HttpResponseMessage answer, CancellationToken cancel)
    {
        var errors = await Errors(answer, cancel);
        var said = errors.Count == 0 ? $"{(int)answer.StatusCode} {answer.ReasonPhrase}" : string.Join("; ", errors.Select(e => $"{e.Error}: {e.Message}"));
        return answer.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => new MailServerUnavailableException($"GOV.UK Notify takes no more mail for now: {said}", null) { RetryAfter = RetryAfter(answer, errors) },
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new MailServerUnavailableException($"GOV.UK Notify does not let the portal in: {said}", null),
            HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout =>
                new MailServerUnavailableException($"GOV.UK Notify cannot be used: {said}", null) { RetryAfter = RetryAfter(answer, errors) },
            HttpStatusCode.BadRequest when errors.Any(e => e.Message.Contains("email_address", StringComparison.Ordinal)) => new AddressRefusedException($"GOV.UK Notify refused the address: {said}", null),
            HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => new IOException($"GOV.UK Notify failed: {said}"),
            _ => new MailRefusedException($"GOV.UK Notify refused the mail: {said}", null),
        };
    }

    /// <summary>What Notify asks for; without a word from it, an hour where the day's limit is used up.</summary>
    private TimeSpan? RetryAfter(HttpResponseMessage answer, IReadOnlyList<NotifyError> errors)
    {
        var asked = answer.Headers.RetryAfter is { } header ? header.Delta ?? header.Date - time.GetUtcNow() : null;
        return asked is { } pause && pause > TimeSpan.Zero ? (pause < LongestPause ? pause : LongestPause)
            : errors.Any(e => e.Error == "TooManyRequestsError") ? Today
            : null;
    }

    private Dictionary<string, object> Body(OutgoingMail mail)
    {
        var body = new Dictionary<string, object>
        {
            ["email_address"] = mail.ToAddress,
            ["template_id"] = settings.TemplateOf(mail.Kind),
            ["personalisation"] = new Dictionary<string, string> { ["subject"] = mail.Subject, ["body"] = mail.TextBody },
            ["reference"] = mail.MessageId,
        };
        if (settings.ReplyToId is { } replyTo)
        {
            body["email_reply_to_id"] = replyTo;
        }

        // Notify puts it into the mail's List-Unsubscribe header, and takes no other kind of address.
        if (mail.StopAddress is { } stop && stop.StartsWith("https://", StringComparison.Ordinal))
        {
            body["one_click_unsubscribe_url"] = stop;
        }

        return body;
    }

    /// <summary>Who asks and when, signed with the API key's secret; Notify takes it for 30 seconds.</summary>
    private string Token() => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = settings.ServiceId,
        IssuedAt = time.GetUtcNow().UtcDateTime,
        SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(settings.Secret)), SecurityAlgorithms.HmacSha256),
    });

    private static async Task<IReadOnlyList<NotifyError>> Errors(HttpResponseMessage answer, CancellationToken cancel)
    {
        try
        {
            return (await answer.Content.ReadFromJsonAsync<NotifyErrors>(cancel))?.Errors ?? [];
        }
        catch (Exception failure) when (failure is System.Text.Json.JsonException or NotSupportedException)
        {
            // A proxy on the way answers in words of its own.
            return [];
        }
    }

    private sealed record NotifyErrors
    {
        [JsonPropertyName("errors")]
        public IReadOnlyList<NotifyError>? Errors { get; init; }
    }

    private sealed record NotifyError
    {
        [JsonPropertyName("error")]
        public string Error { get; init; } = "";

        [JsonPropertyName("message")]
        public string Message { get; init; } = "";
    }
}
