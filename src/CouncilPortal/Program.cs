using CouncilPortal;
using CouncilPortal.Api;
using CouncilPortal.Authorities;
using CouncilPortal.Calendar;
using CouncilPortal.Casework;
using CouncilPortal.Commands;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.Demo;
using CouncilPortal.EmailOutbox;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Health;
using CouncilPortal.Imports;
using CouncilPortal.Jobs;
using CouncilPortal.Layout;
using CouncilPortal.Letters;
using CouncilPortal.NationalReviews;
using CouncilPortal.PdfPrinting;
using CouncilPortal.PeerGroups;
using CouncilPortal.People;
using CouncilPortal.PublicPages;
using CouncilPortal.PublicReports;
using CouncilPortal.Reminders;
using CouncilPortal.Retention;
using CouncilPortal.Scrutiny;
using CouncilPortal.SignIn;
using CouncilPortal.Statistics;
using CouncilPortal.Time;
using CouncilPortal.Verification;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

var commandLine = PortalCommandLine.Read(args);
if (commandLine.ExitCode is { } exitCode)
{
    return exitCode;
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = commandLine.Settings, ContentRootPath = ContentRoot.Find() });
if (!commandLine.HasVerb && !StartCheck.Passes(builder))
{
    return 1;
}

builder.Services.AddClock(builder.Configuration, builder.Environment);
builder.Services.AddPortalDatabase();
builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
    options => options.XmlRepository = new DatabaseKeyRing(provider.GetRequiredService<PortalDatabase>())));
builder.Services.AddDataProtection().SetApplicationName("CouncilPortal");
if (!commandLine.HasVerb)
{
    builder.AddSignIn();
    builder.AddEmailDelivery();
    builder.AddJobs();
}

builder.Services.AddPeople();
builder.Services.AddSingleton<LoadDemoPeopleCommand>();
builder.Services.AddSingleton<LoadDemoDataCommand>();
builder.Services.AddEvidenceStore();
builder.Services.AddPdfPrinting();
builder.Services.AddCompliance();
builder.Services.AddCasework();
builder.Services.AddPublicReports();
builder.Services.AddRetention();
builder.Services.AddVerification();
builder.Services.AddLetters();
builder.Services.AddNationalReviews();
builder.Services.AddAuthorities().AddStatistics().AddDecisions().AddScrutiny().AddPeerGroups();
builder.Services.AddImports();
builder.Services.AddOutbox();
builder.Services.AddReminders();
builder.Services.AddCalendar();
builder.Services.AddPages();
builder.Services.AddPublicPages();
builder.Services.AddApi();
builder.Services.AddHealth();

var app = builder.Build();
if (commandLine.HasVerb)
{
    return await commandLine.Run(app);
}

await app.PrepareDatabase();
await app.LoadDemoPeople();
await app.PrepareJobStorage();
app.UseJobsDashboardStyle();
app.UsePages();
app.MapCompliance();
app.MapHealth();
app.MapDemoInbox();
app.MapMailReceipts();
app.MapCalendar();
app.MapJobs();
app.MapStatistics();
app.MapScrutiny();
app.MapDecisions();
app.MapPublicReports();
app.MapReminders();
app.MapAudit();
app.MapImports();
app.MapLetters();
app.MapApi();
app.PrepareJobsWhenStarted();
app.GreetWhenStarted();
app.Run();
return 0;

/// <summary>The application.</summary>
public sealed partial class Program;
