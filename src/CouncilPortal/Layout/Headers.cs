using System.IO.Compression;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticAssets;

namespace CouncilPortal.Layout;

/// <summary>What every answer tells the browser, and how answers are packed.</summary>
internal static class Headers
{
    private const int HstsSeconds = 365 * 24 * 60 * 60;
    private const string Entra = "https://login.microsoftonline.com/";

    /// <summary>Text goes compressed. Antiforgery tokens differ on each page, so that sizes tell nothing about them.</summary>
    public static void AddCompressedPages(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "text/csv", "text/calendar"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
    }

    /// <summary>Only the portal's own scripts and style sheets run, nobody frames it, and addresses do not leak.</summary>
    public static void UsePortalSecurityHeaders(this WebApplication app)
    {
        var instance = app.Configuration["AzureAd:Instance"] is { Length: > 0 } set ? set : Entra;
        var headers = new HeaderPolicyCollection()
            .AddContentTypeOptionsNoSniff()
            .AddFrameOptionsDeny()
            .AddReferrerPolicyStrictOriginWhenCrossOrigin()
            .AddCrossOriginOpenerPolicy(x => x.SameOrigin())
            .AddCrossOriginResourcePolicy(x => x.SameOrigin())
            .AddContentSecurityPolicy(policy =>
            {
                policy.AddDefaultSrc().Self();
                policy.AddScriptSrc().Self();
                policy.AddCustomDirective("style-src-elem", "'self'");
                policy.AddCustomDirective("style-src-attr", "'unsafe-inline'");
                policy.AddImgSrc().Self().Data();
                policy.AddObjectSrc().None();
                policy.AddBaseUri().Self();
                // Signing out is a form whose answer leads to the identity provider.
                policy.AddFormAction().Self().From(instance.TrimEnd('/'));
                policy.AddFrameAncestors().None();
            });
        if (!app.Environment.IsDevelopment())
        {
            headers.AddStrictTransportSecurityMaxAgeIncludeSubDomains(HstsSeconds);
        }

        app.UseSecurityHeaders(headers);
    }

    /// <summary>A form that was refused is answered with a page to read, which is no form of its own.</summary>
    public static void UseReadablePages(this WebApplication app) => app.Use((http, next) =>
    {
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            http.Request.Method = HttpMethods.Get;
        }

        return next(http);
    });

    /// <summary>What a signed-in person sees is kept by no cache.</summary>
    public static void UsePrivatePages(this WebApplication app) => app.Use((http, next) =>
    {
        if (http.User.Identity?.IsAuthenticated == true && http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
        {
            http.Response.OnStarting(() =>
            {
                http.Response.Headers.CacheControl = "no-store";
                return Task.CompletedTask;
            });
        }

        return next(http);
    });
}
