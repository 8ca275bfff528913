using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.EvidenceStore;
using CouncilPortal.PdfPrinting;
using CouncilPortal.PublicPages;
using CouncilPortal.PublicReports;
using CouncilPortal.Retention;
using CouncilPortal.SignIn;

namespace CouncilPortal;

/// <summary>Settings that are wrong or half set are all told at once, before anything is started.</summary>
internal static class StartCheck
{
    /// <summary>Whether the portal can serve with these settings; where it cannot, every problem is a line on standard error.</summary>
    public static bool Passes(WebApplicationBuilder builder)
    {
        var isDevelopment = builder.Environment.IsDevelopment();
        string[] problems =
        [
            .. DatabaseSetup.Problems(builder.Configuration),
            .. SignInSettings.Problems(builder.Configuration, isDevelopment, SignInSetup.HasDemo),
            .. PublicPagesSettings.Problems(builder.Configuration),
            .. RetentionSettings.Problems(builder.Configuration),
            .. ScannerSettings.Problems(builder.Configuration, isDevelopment),
            .. EvidenceSettings.Problems(builder.Configuration),
            .. PdfSettings.Problems(builder.Configuration),
            .. PublicReportsSettings.Problems(builder.Configuration),
            .. BlobSettings.Problems(builder.Configuration),
            .. EmailSettings.Problems(builder.Configuration, isDevelopment),
        ];
        if (problems.Length > 0)
        {
            Console.Error.WriteLine("The portal cannot start, because its settings are not right:");
            Array.ForEach(problems, problem => Console.Error.WriteLine($"- {problem}"));
        }

        return problems.Length == 0;
    }
}
