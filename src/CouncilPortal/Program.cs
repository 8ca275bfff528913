using CouncilPortal;
using CouncilPortal.Database;
using CouncilPortal.Layout;
using CouncilPortal.Time;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot.Find() });

builder.Services.AddClock(builder.Configuration, builder.Environment);
builder.Services.AddPortalDatabase();
builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
    options => options.XmlRepository = new DatabaseKeyRing(provider.GetRequiredService<PortalDatabase>())));
builder.Services.AddDataProtection().SetApplicationName("CouncilPortal");
builder.Services.AddPages();

var app = builder.Build();

await app.PrepareDatabase();
app.UsePages();
app.Run();

/// <summary>The application.</summary>
public sealed partial class Program;
