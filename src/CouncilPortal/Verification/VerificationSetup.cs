namespace CouncilPortal.Verification;

/// <summary>Checks of what is kept against what is known of it.</summary>
public static class VerificationSetup
{
    /// <summary>Registers the checks.</summary>
    public static IServiceCollection AddVerification(this IServiceCollection services) =>
        services.AddSingleton<StoredFilesCheck>().AddSingleton<RowRules>();
}
