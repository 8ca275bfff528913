namespace CouncilPortal.PdfPrinting;

/// <summary>Printing as PDF, and showing PDFs.</summary>
public static class PdfSetup
{
    /// <summary>Registers the printer, what shows PDFs, and their settings.</summary>
    public static IServiceCollection AddPdfPrinting(this IServiceCollection services)
    {
        services.AddSingleton(provider => PdfSettings.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<PdfPrinter>();
        services.AddSingleton<PdfPictures>();
        return services;
    }
}
