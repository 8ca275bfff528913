namespace CouncilPortal.NationalReviews;

/// <summary>The Ombudsman's reviews of a year.</summary>
public static class NationalReviewsSetup
{
    /// <summary>Registers queries and commands.</summary>
    public static IServiceCollection AddNationalReviews(this IServiceCollection services) => services
        .AddSingleton<NationalReviewQuery>().AddSingleton<ReviewDeskQuery>()
        .AddSingleton<KeepReviewDraftCommand>().AddSingleton<SaveReviewCommand>().AddSingleton<MoveReviewCommand>().AddSingleton<NoteReviewOpenedCommand>();
}
