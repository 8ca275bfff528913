namespace CouncilPortal.PeerGroups;

/// <summary>Groups of councils that people named and kept.</summary>
public static class PeerGroupsSetup
{
    /// <summary>Registers the query and the commands.</summary>
    public static IServiceCollection AddPeerGroups(this IServiceCollection services) =>
        services.AddSingleton<PeerGroupsQuery>().AddSingleton<KeepPeerGroupCommand>().AddSingleton<RemovePeerGroupCommand>();
}
