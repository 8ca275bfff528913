using System.Text.RegularExpressions;
using Azure.Storage.Blobs;

namespace CouncilPortal.EvidenceStore;

/// <summary>The settings group <c>Evidence:Blob</c>: a container of Azure Blob Storage in place of a folder.</summary>
public sealed partial record BlobSettings
{
    private const string ConnectionKey = "Evidence:Blob:ConnectionString";
    private const string ContainerKey = "Evidence:Blob:Container";

    /// <summary>The way to the storage account, with its key.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>The container. It is made where it is missing, without public access.</summary>
    public required string Container { get; init; }

    /// <summary>Reads the settings; null where the group is absent.</summary>
    /// <exception cref="InvalidOperationException">They are half set or wrong.</exception>
    public static BlobSettings? Read(IConfiguration configuration) =>
        Problems(configuration) is { Count: > 0 } problems ? throw new InvalidOperationException(string.Join(' ', problems))
        : Text(configuration, ConnectionKey) is { } connection ? new BlobSettings { ConnectionString = connection, Container = Text(configuration, ContainerKey)! }
        : null;

    /// <summary>Everything that is wrong with the settings, in plain words; empty when they can be used.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration) =>
        (Text(configuration, ConnectionKey), Text(configuration, ContainerKey)) switch
        {
            (null, null) => [],
            (null, _) => [$"{ContainerKey} is set but {ConnectionKey} is not. Set both to keep evidence in Azure Blob Storage, or neither for the data folder."],
            (_, null) => [$"{ConnectionKey} is set but {ContainerKey} is not. Set both to keep evidence in Azure Blob Storage, or neither for the data folder."],
            var (connection, container) =>
            [
                .. CanBeRead(connection) ? Array.Empty<string>() : [$"{ConnectionKey} is not a connection string of a storage account."],
                .. ContainerName().IsMatch(container) ? Array.Empty<string>() : [$"{ContainerKey} is '{container}': write 3 to 63 lower-case letters, digits and single hyphens."],
            ],
        };

    private static bool CanBeRead(string connection)
    {
        try
        {
            _ = new BlobServiceClient(connection);
            return true;
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            return false;
        }
    }

    private static string? Text(IConfiguration configuration, string key) => configuration[key] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    [GeneratedRegex("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex ContainerName();
}
