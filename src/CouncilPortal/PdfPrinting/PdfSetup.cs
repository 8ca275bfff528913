namespace CouncilPortal.PdfPrinting;

/// <summary>Printing as PDF.</summary>
public static class PdfSetup
{
    /// <summary>Registers the printer and its settings.</summary>
    public static IServiceCollection AddPdfPrinting(this IServiceCollection services)
    {
        services.AddSingleton(provider => PdfSettings.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<PdfPrinter>();
        return services;
    }
}
