using System.Security.Cryptography;
using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using Dapper;

namespace CouncilPortal.PeerGroups;

/// <summary>A choice of councils to be kept under a name.</summary>
public sealed record KeepPeerGroup
{
    /// <summary>The name, as typed.</summary>
    public required string? Name { get; init; }

    /// <summary>The councils' parts of addresses; unknown ones are left out.</summary>
    public required IReadOnlyList<string> Slugs { get; init; }
}

/// <summary>How keeping a group ended.</summary>
public sealed record PeerGroupKept
{
    /// <summary>What to do about each field; empty when the group is kept.</summary>
    public required IReadOnlyDictionary<string, string> Errors { get; init; }

    /// <summary>What stands for the group in addresses; null where it is not kept.</summary>
    public required string? Key { get; init; }
}

/// <summary>Keeps a named group of councils for whoever is signed in.</summary>
public sealed class KeepPeerGroupCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>The longest name.</summary>
    public const int LongestName = 60;

    /// <summary>As many groups as one person keeps.</summary>
    public const int MostGroups = 20;

    private const int KeyBytes = 10;

    /// <summary>Keeps the group, and gives it an address of its own.</summary>
    /// <exception cref="UnauthorizedAccessException">Nobody is signed in.</exception>
    public Task<PeerGroupKept> Keep(Scope scope, KeepPeerGroup input, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        var person = scope.PersonId ?? throw new UnauthorizedAccessException("Only somebody who is signed in keeps a peer group.");
        var name = input.Name?.Trim() ?? "";
        return database.Transact(
            scope,
            async connection =>
            {
                var councils = await PeerGroupsQuery.Councils(connection, input.Slugs);
                var kept = await connection.QuerySingleAsync<long>("select count(*) from peer_group_owners where person_id = @person", new { person });
                var errors = Problems(name, councils.Count, kept);
                if (errors.Count > 0)
                {
                    return new PeerGroupKept { Errors = errors, Key = null };
                }

                var now = time.GetUtcNow();
                var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
                var id = await connection.QuerySingleAsync<long>(
                    "insert into peer_groups (address, name, slugs, created_at) values (@key, @name, @slugs, @now) returning id",
                    new { key, name, slugs = string.Join(',', councils.Select(c => c.Slug)), now });
                await connection.ExecuteAsync("insert into peer_group_owners (group_id, person_id) values (@id, @person)", new { id, person });
                await AuditTrail.Write(connection, scope, now, new AuditEntry { Action = "peer group kept", Subject = $"peer group {id}", AuthorityId = null, Detail = name });
                return new PeerGroupKept { Errors = errors, Key = key };
            },
            cancel);
    }

    private static Dictionary<string, string> Problems(string name, int councils, long kept)
    {
        var errors = new Dictionary<string, string>();
        if (name.Length == 0)
        {
            errors["Name"] = "Enter a name for the group";
        }
        else if (name.Length > LongestName)
        {
            errors["Name"] = $"Shorten the name to {LongestName} characters or fewer";
        }
        else if (name.Any(char.IsControl))
        {
            errors["Name"] = "Enter a name on one line";
        }

        if (councils < 2)
        {
            errors["Councils"] = "Choose two councils or more";
        }
        else if (councils > Comparison.Most)
        {
            errors["Councils"] = $"Choose {Comparison.Most} councils or fewer";
        }
        else if (kept >= MostGroups)
        {
            errors["Councils"] = $"Remove a group that you no longer need: {MostGroups} can be kept";
        }

        return errors;
    }
}
