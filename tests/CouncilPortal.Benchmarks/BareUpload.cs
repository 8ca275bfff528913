using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPortal.Benchmarks;

/// <summary>A bare endpoint that takes a file, hashes it on the way, flushes it to disk and answers with the hash.</summary>
internal static class BareUpload
{
    private const int BufferBytes = 128 * 1024;

    /// <summary>Serves <c>PUT /NAME</c> until it is stopped.</summary>
    public static async Task<int> Serve(string folder, string url)
    {
        Directory.CreateDirectory(folder);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(url);
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.UseRouting();
        app.MapPut("/{name:long}", (HttpContext http, long name) => Take(http, Path.Combine(folder, name.ToString(CultureInfo.InvariantCulture))));
        await app.RunAsync();
        return 0;
    }

    private static async Task Take(HttpContext http, string path)
    {
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true))
        {
            var buffer = new byte[BufferBytes];
            for (var read = await http.Request.Body.ReadAsync(buffer); read > 0; read = await http.Request.Body.ReadAsync(buffer))
            {
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read));
            }

            file.Flush(flushToDisk: true);
        }

        await http.Response.WriteAsync(Convert.ToHexStringLower(hash.GetCurrentHash()));
        File.Delete(path);
    }
}
