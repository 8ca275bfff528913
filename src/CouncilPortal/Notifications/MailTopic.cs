using CouncilPortal.Scopes;

namespace CouncilPortal.Notifications;

/// <summary>Kinds of mail among which people choose how they get them.</summary>
public sealed record MailTopic
{
    /// <summary>As the database holds it: <c>due_soon</c>.</summary>
    public required string Code { get; init; }

    /// <summary>As pages name it.</summary>
    public required string Name { get; init; }

    /// <summary>What belongs to it, in a sentence.</summary>
    public required string About { get; init; }

    /// <summary>Why somebody gets mail of it, in a sentence.</summary>
    public required string Why { get; init; }

    /// <summary>Whether nobody can go without it.</summary>
    public required bool NeverOff { get; init; }

    /// <summary>The roles whose holders get it.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>The kinds of mail that belong to it, as the outbox names them.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>The ways in which it can come.</summary>
    public IReadOnlyList<Delivery> Deliveries => NeverOff ? [Delivery.AtOnce, Delivery.Daily] : Enum.GetValues<Delivery>();
}

/// <summary>How somebody gets what is new.</summary>
public enum Delivery
{
    /// <summary>A mail for each, as it happens; reminders in the morning.</summary>
    AtOnce,

    /// <summary>In one mail on the morning of the next working day.</summary>
    Daily,

    /// <summary>In one mail on the morning of the first working day of each week.</summary>
    Weekly,

    /// <summary>In the portal alone.</summary>
    Off,
}

/// <summary>How ways of delivery are stored and named.</summary>
public static class Deliveries
{
    /// <summary>As the database holds it.</summary>
    public static string StorageText(this Delivery delivery) => delivery switch
    {
        Delivery.AtOnce => "at_once",
        Delivery.Daily => "daily",
        Delivery.Weekly => "weekly",
        Delivery.Off => "off",
        _ => throw new ArgumentOutOfRangeException(nameof(delivery), delivery, null),
    };

    /// <summary>As pages offer it.</summary>
    public static string Name(this Delivery delivery) => delivery switch
    {
        Delivery.AtOnce => "At once",
        Delivery.Daily => "Once a day",
        Delivery.Weekly => "Once a week",
        Delivery.Off => "No e-mail",
        _ => throw new ArgumentOutOfRangeException(nameof(delivery), delivery, null),
    };

    /// <summary>Reads the storage text; null for anything else.</summary>
    public static Delivery? Read(string? text) =>
        Enum.GetValues<Delivery>().Where(d => d.StorageText() == text).Select(d => (Delivery?)d).SingleOrDefault();
}
