using System.Net;
using CouncilPortal.Demo;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CouncilPortal.Testing;

/// <summary>
/// The whole portal over a test's database and clock, in Development, for requests over HTTP inside the process.
/// People sign in through the demonstration identity provider, as in a browser.
/// </summary>
public sealed class TestPortal : WebApplicationFactory<Program>
{
    private readonly TestDatabase data;
    private readonly IReadOnlyDictionary<string, string?> settings;

    /// <summary>A portal with the settings given beside those of the database.</summary>
    public TestPortal(TestDatabase data, IReadOnlyDictionary<string, string?> settings)
    {
        this.data = data;
        this.settings = settings;
        ClientOptions.AllowAutoRedirect = false;
    }

    /// <summary>A portal in which the councils of the demonstration's people exist, and nothing else of the demonstration.</summary>
    public static async Task<TestPortal> WithDemoPeople(TestDatabase data)
    {
        foreach (var tenant in DemoPeople.Tenants.Where(t => t.Council is not null))
        {
            await data.Council(tenant.Name, "District");
        }

        return new TestPortal(data, new Dictionary<string, string?>());
    }

    /// <summary>A browser that has signed in as an account of the demonstration. Redirects are not followed.</summary>
    public async Task<HttpClient> SignedIn(string name)
    {
        var client = CreateClient();
        var answer = await client.SignIn(name, "/sign-in");
        return answer.Headers.Location?.OriginalString == "/"
            ? client
            : throw new InvalidOperationException($"{name} was sent to {answer.Headers.Location} ({answer.StatusCode}).");
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Demo:Data", "false");
        builder.UseSetting("Jobs:Off", "true");
        builder.UseSetting("Logging:LogLevel:Default", "Error");
        builder.UseSetting("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Error");
        builder.UseSetting("Logging:LogLevel:Microsoft.AspNetCore", "Error");
        foreach (var (key, value) in data.Settings.Concat(settings))
        {
            if (value is not null)
            {
                builder.UseSetting(key, value);
            }
        }

        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(data.Time));
            services.AddSingleton<IStartupFilter, Loopback>();
            services.AddOptions<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme)
                .Configure<IServer>((options, server) => options.BackchannelHttpHandler = ((TestServer)server).CreateHandler());
        });
    }

    /// <summary>Requests inside the process come from nowhere; the demonstration provider wants them from this machine.</summary>
    private sealed class Loopback : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, rest) =>
            {
                http.Connection.RemoteIpAddress ??= IPAddress.Loopback;
                return rest(http);
            });
            next(app);
        };
    }
}
