using CouncilPortal.Scopes;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CouncilPortal.EmailOutbox;

/// <summary>Mail.</summary>
public static class EmailOutboxSetup
{
    private static readonly TimeSpan NotifyPatience = TimeSpan.FromSeconds(30);

    /// <summary>What queues mail: for the portal, for its verbs and for every feature that writes; asked for twice, it is there once.</summary>
    public static IServiceCollection AddOutbox(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new PortalAddress(provider.GetRequiredService<IConfiguration>()["Portal:PublicUrl"]));
        return services;
    }

    /// <summary>What sends mail: the mail server of <c>Email:Smtp</c> or GOV.UK Notify; in Development without either nothing leaves.</summary>
    /// <exception cref="InvalidOperationException">The settings are wrong or missing; the message lists every problem.</exception>
    public static void AddEmailDelivery(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        if (EmailSettings.Problems(builder.Configuration, builder.Environment.IsDevelopment()) is { Count: > 0 } problems)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, ["The portal cannot start, because its mail is not set up:", .. problems.Select(p => "- " + p)]));
        }

        if (EmailSettings.IsNotify(builder.Configuration))
        {
            services.AddSingleton(NotifySettings.Read(builder.Configuration));
            services.AddSingleton<IEmailSender>(provider => new NotifyEmailSender(
                provider.GetRequiredService<NotifySettings>(),
                new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false }) { Timeout = NotifyPatience },
                provider.GetRequiredService<TimeProvider>()));
        }
        else if (EmailSettings.IsSmtp(builder.Configuration))
        {
            services.AddSingleton(SmtpSettings.Read(builder.Configuration));
            services.AddSingleton<IEmailSender, SmtpEmailSender>();
        }
        else
        {
            services.AddSingleton<IEmailSender, DemoEmailSender>();
        }

        services.AddSingleton<MailReceipts>();
        services.AddSingleton<DeliveryQuery>();
        services.AddSingleton<ResendMailCommand>();
        services.AddSingleton<ResumeMailCommand>();
        services.AddSingleton<OutboxClaims>();
        services.AddSingleton<DeliverOutboxJob>();
        services.AddSingleton<DemoInboxQuery>();
        services.AddSingleton<DemoInboxGate>();
    }

    /// <summary>Where GOV.UK Notify reports what became of mails.</summary>
    public static void MapMailReceipts(this IEndpointRouteBuilder routes) => NotifyReceiptEndpoint.Map(routes);

    /// <summary><c>/demo/inbox/{id}</c>: a mail of the demonstration as a mail program shows it.</summary>
    public static void MapDemoInbox(this IEndpointRouteBuilder routes) =>
        routes.MapGet(
            "/demo/inbox/{id:long}",
            async (long id, HttpContext http, DemoInboxGate gate, DemoInboxQuery query) =>
                gate.IsOpen(http) && await query.Html(Scope.System("Demonstration inbox"), id, http.RequestAborted) is { } html
                    ? Results.Content(html, "text/html; charset=utf-8")
                    : Results.NotFound()).AllowAnonymous();
}
