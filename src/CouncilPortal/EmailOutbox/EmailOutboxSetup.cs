using CouncilPortal.Scopes;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CouncilPortal.EmailOutbox;

/// <summary>Mail.</summary>
public static class EmailOutboxSetup
{
    /// <summary>What queues mail: for the portal, for its verbs and for every feature that writes; asked for twice, it is there once.</summary>
    public static IServiceCollection AddOutbox(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new PortalAddress(provider.GetRequiredService<IConfiguration>()["Portal:PublicUrl"]));
        return services;
    }

    /// <summary>What sends mail: the server of <c>Email:Smtp</c>; in Development without it nothing leaves.</summary>
    /// <exception cref="InvalidOperationException">The settings are wrong or missing; the message lists every problem.</exception>
    public static void AddEmailDelivery(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        if (SmtpSettings.Read(builder.Configuration, builder.Environment.IsDevelopment()) is { } smtp)
        {
            services.AddSingleton(smtp);
            services.AddSingleton<IEmailSender, SmtpEmailSender>();
        }
        else
        {
            services.AddSingleton<IEmailSender, DemoEmailSender>();
        }

        services.AddSingleton<OutboxClaims>();
        services.AddSingleton<DeliverOutboxJob>();
        services.AddSingleton<DemoInboxQuery>();
        services.AddSingleton<DemoInboxGate>();
    }

    /// <summary><c>/demo/inbox/{id}</c>: a mail of the demonstration as a mail program shows it.</summary>
    public static void MapDemoInbox(this IEndpointRouteBuilder routes) =>
        routes.MapGet(
            "/demo/inbox/{id:long}",
            async (long id, HttpContext http, DemoInboxGate gate, DemoInboxQuery query) =>
                gate.IsOpen(http) && await query.Html(Scope.System("Demonstration inbox"), id, http.RequestAborted) is { } html
                    ? Results.Content(html, "text/html; charset=utf-8")
                    : Results.NotFound()).AllowAnonymous();
}
