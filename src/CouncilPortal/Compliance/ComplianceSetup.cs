using CouncilPortal.EmailOutbox;
using CouncilPortal.EvidenceStore;

namespace CouncilPortal.Compliance;

/// <summary>Agreed actions, their evidence and its review.</summary>
public static class ComplianceSetup
{
    /// <summary>Registers the queries and commands.</summary>
    public static IServiceCollection AddCompliance(this IServiceCollection services)
    {
        services.AddOutbox();
        services.AddSingleton<ActionsQuery>();
        services.AddSingleton<OverdueCountQuery>();
        services.AddSingleton<ActionQuery>();
        services.AddSingleton<DraftQuery>();
        services.AddSingleton<ReceiptQuery>();
        services.AddSingleton<SaveDraftCommand>();
        services.AddSingleton<SubmitEvidenceCommand>();
        services.AddSingleton<ReuseEvidenceCommand>();
        services.AddSingleton<AssignActionCommand>();
        services.AddSingleton<AssignActionsCommand>();
        services.AddSingleton<HandBackCommand>();
        services.AddSingleton<RequestDateCommand>();
        services.AddSingleton<TakeBackRequestCommand>();
        services.AddSingleton<AwaitComplainantCommand>();
        services.AddSingleton<ChaseComplainantCommand>();
        services.AddSingleton<ResumeActionCommand>();
        services.AddSingleton<WriteMessageCommand>();
        services.AddSingleton<MarkMessagesReadCommand>();
        services.AddSingleton<KeptViewsQuery>();
        services.AddSingleton<KeepViewCommand>();
        services.AddSingleton<RemoveViewCommand>();
        services.AddSingleton<FormDraftQuery>();
        services.AddSingleton<SaveFormDraftCommand>();
        services.AddSingleton<AddEvidenceFileCommand>();
        services.AddSingleton<RemoveEvidenceFileCommand>();
        services.AddSingleton<OpenEvidenceFileCommand>();
        services.AddSingleton<Uploads>();
        services.AddSingleton<CleanUploads>();
        services.AddSingleton<FilePreviewQuery>();
        services.AddSingleton<RecallableFileQuery>();
        services.AddSingleton<RecallEvidenceFileCommand>();
        services.AddSingleton<EvidenceUpload>();
        services.AddSingleton<UploadProblems>();
        services.AddSingleton(provider =>
        {
            var changes = new ActionChanges();
            provider.GetRequiredService<ScanNews>().Changed += (_, _) => changes.Tell();
            return changes;
        });
        services.AddSingleton(provider => new UnusableContent((connection, content, report, now) =>
            UnusableFiles.Tell(connection, provider.GetRequiredService<PortalAddress>(), content, report, now)));
        services.AddFileHeaders();
        return services;
    }

    /// <summary>Files and drafts on their way in and out.</summary>
    public static void MapCompliance(this IEndpointRouteBuilder routes) => routes.MapEvidence();
}
