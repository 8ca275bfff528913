using System.Security.Cryptography;
using CouncilPortal.EmailOutbox;

namespace CouncilPortal.Notifications;

/// <summary>How the reader of a mail stops the like of it, without signing in: a secret of that one mail.</summary>
public sealed record MailStop
{
    private const int SecretBytes = 32;

    /// <summary>The secret, as addresses hold it.</summary>
    public required string Token { get; init; }

    /// <summary>What stops.</summary>
    public required IReadOnlyList<MailTopic> Topics { get; init; }

    /// <summary>Where it is said.</summary>
    public required string Address { get; init; }

    /// <summary>The topics as the database holds them.</summary>
    public string StoredTopics => string.Join(' ', Topics.Select(t => t.Code));

    /// <summary>For a mail on the topics: null where it holds anything that nobody can go without.</summary>
    public static MailStop? For(PortalAddress address, IEnumerable<MailTopic> topics)
    {
        ArgumentNullException.ThrowIfNull(address);
        List<MailTopic> all = [.. topics.Distinct()];
        if (all.Count == 0 || all.Exists(t => t.NeverOff))
        {
            return null;
        }

        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        return new MailStop { Token = token, Address = address.Of($"/unsubscribe/{token}"), Topics = all };
    }
}
