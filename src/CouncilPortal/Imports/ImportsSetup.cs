using CouncilPortal.SignIn;

namespace CouncilPortal.Imports;

/// <summary>File formats in and out.</summary>
public static class ImportsSetup
{
    /// <summary>The importer, the exporter, what loads reference data and invented data with them, and the publisher's imports.</summary>
    public static IServiceCollection AddImports(this IServiceCollection services) =>
        services.AddSingleton<Importer>().AddSingleton<DirectImport>().AddSingleton<Exporter>()
            .AddSingleton<ReferenceData.ReferenceDataLoader>().AddSingleton<Synthetic.Generator>()
            .AddSingleton<ImportSignal>().AddSingleton<ImportsQuery>().AddSingleton<NoteImportOpenedCommand>().AddSingleton<ReceiveImportCommand>().AddSingleton<DecideImportCommand>()
            .AddSingleton<LetterPdfReader>().AddSingleton<RunImportsJob>();

    /// <summary>The files that were brought in, as they came.</summary>
    public static void MapImports(this IEndpointRouteBuilder routes) =>
        routes.MapGet($"{ImportsQuery.Address}/{{id:long}}/file", async (HttpContext http, long id, ImportsQuery imports, NoteImportOpenedCommand opened, CancellationToken cancel) =>
        {
            await opened.Note(http.PortalScope(), id, isFile: true, cancel);
            return await imports.Open(http.PortalScope(), id, cancel) is var (name, content)
                ? Results.Stream(content, "application/octet-stream", name)
                : Results.NotFound();
        })
            .RequireAuthorization(Policies.DeskImports);
}
