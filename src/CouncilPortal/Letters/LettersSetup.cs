namespace CouncilPortal.Letters;

/// <summary>Annual review letters.</summary>
public static class LettersSetup
{
    /// <summary>Registers the queries and commands.</summary>
    public static IServiceCollection AddLetters(this IServiceCollection services) =>
        services.AddSingleton<PublicLettersQuery>().AddSingleton<OwnLettersQuery>().AddSingleton<ReadLetterCommand>()
            .AddSingleton<ConsiderationOfLetterQuery>().AddSingleton<RecordConsiderationCommand>();
}
