namespace CouncilPortal.Authorities;

/// <summary>Councils and their search.</summary>
public static class AuthoritiesSetup
{
    /// <summary>Registers the queries.</summary>
    public static IServiceCollection AddAuthorities(this IServiceCollection services) =>
        services.AddSingleton<CouncilsQuery>().AddSingleton<CouncilQuery>().AddSingleton<OwnCouncilsQuery>();
}
