using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace CouncilPortal.PublicPages;

/// <summary>Public pages: made once for each state of the data, and given to every visitor who asks.</summary>
public static class PublicPagesSetup
{
    /// <summary>Registers the query and the kept answers. Comes after what registers antiforgery.</summary>
    public static IServiceCollection AddPublicPages(this IServiceCollection services)
    {
        services.AddSingleton<PublicDataQuery>().AddSingleton<KeptAnswers>();
        services.AddSingleton(provider => PublicPagesSettings.Read(provider.GetRequiredService<IConfiguration>()));
        var antiforgery = services.Last(s => s.ServiceType == typeof(IAntiforgery));
        services.AddSingleton<IAntiforgery>(provider =>
            new TokenlessPublicPages((IAntiforgery)ActivatorUtilities.CreateInstance(provider, antiforgery.ImplementationType!)));
        return services;
    }

    /// <summary>Answers from what is kept. Comes after sign-in and before the pages.</summary>
    public static void UsePublicPages(this WebApplication app)
    {
        var kept = app.Services.GetRequiredService<KeptAnswers>();
        app.Use(async (http, next) =>
        {
            if (kept.IsOn && IsForAnyVisitor(http))
            {
                await Answer(http, next, await kept.Now(http.RequestAborted));
            }
            else
            {
                await next(http);
            }
        });
    }

    /// <summary>Whether the answer would be the same for every visitor.</summary>
    internal static bool IsForAnyVisitor(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method)
        && http.User.Identity?.IsAuthenticated != true
        && http.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>() is not null;

    private static async Task Answer(HttpContext http, RequestDelegate next, KeptAnswers.State state)
    {
        var address = $"{http.Request.PathBase}{http.Request.Path}{http.Request.QueryString}";
        if (state.Find(address) is not { } answer)
        {
            var content = await Make(http, next);
            if (!IsKept(http.Response))
            {
                // Nothing written leaves the answer open for the page that explains a status.
                if (content.Length > 0)
                {
                    await http.Response.Body.WriteAsync(content, http.RequestAborted);
                }

                return;
            }

            answer = new KeptAnswer(content, http.Response.Headers);
            state.Keep(address, answer);
        }

        await answer.Write(http);
    }

    private static async Task<byte[]> Make(HttpContext http, RequestDelegate next)
    {
        var original = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var content = new MemoryStream();
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(content));
        try
        {
            await next(http);
            await http.Response.BodyWriter.FlushAsync();
        }
        finally
        {
            http.Features.Set(original);
        }

        return WithoutCircuitState(content.ToArray());
    }

    /// <summary>Blazor adds state for a circuit, encrypted anew each time; these pages open none.</summary>
    private static byte[] WithoutCircuitState(byte[] content)
    {
        var start = content.AsSpan().LastIndexOf("<!--Blazor-Server-Component-State:"u8);
        var length = start < 0 ? -1 : content.AsSpan(start).IndexOf("-->"u8);
        return length < 0 ? content : [.. content.AsSpan(0, start), .. content.AsSpan(start + length + "-->"u8.Length)];
    }

    /// <summary>A whole answer that sets nobody's cookie.</summary>
    private static bool IsKept(HttpResponse response) =>
        response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0 && response.ContentType is not null;
}
