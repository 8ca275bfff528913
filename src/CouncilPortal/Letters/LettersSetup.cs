namespace CouncilPortal.Letters;

/// <summary>Annual review letters.</summary>
public static class LettersSetup
{
    /// <summary>Registers the queries and commands.</summary>
    public static IServiceCollection AddLetters(this IServiceCollection services) =>
        services.AddSingleton<PublicLettersQuery>().AddSingleton<OwnLettersQuery>().AddSingleton<ReadLetterCommand>()
            .AddSingleton<ConsiderationOfLetterQuery>().AddSingleton<RecordConsiderationCommand>()
            .AddSingleton<LetterTemplateQuery>().AddSingleton<SaveLetterTemplateCommand>()
            .AddSingleton<LetterDeskQuery>().AddSingleton<LetterOpeningsQuery>().AddSingleton<NoteDeskOpenedCommand>().AddSingleton<IssuedLetterQuery>().AddSingleton<SettleLetterCommand>().AddSingleton<SetPublicationCommand>()
            .AddSingleton<LetterRunSignal>().AddSingleton<IssueLettersCommand>().AddSingleton<IssueLettersJob>().AddSingleton<ReissueLetterCommand>()
            .AddSingleton<LetterStandingQuery>().AddSingleton<ConfirmLetterCommand>().AddSingleton<WriteLetterNoteCommand>().AddSingleton<ShareLetterCommand>()
            .AddSingleton<ReadLetterChangesCommand>().AddSingleton<LetterAsked>().AddSingleton<LetterPdfs>().AddSingleton<LetterFileQuery>();

    /// <summary>Maps letters as PDF, as Word documents and as they were sent.</summary>
    public static void MapLetters(this IEndpointRouteBuilder routes)
    {
        LetterPdfs.Map(routes);
        LetterWordFiles.Map(routes);
        LetterFiles.Map(routes);
    }
}
