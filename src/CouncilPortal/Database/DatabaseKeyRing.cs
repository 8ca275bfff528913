using System.Xml.Linq;
using CouncilPortal.Scopes;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CouncilPortal.Database;

/// <summary>Data Protection keys in the database, so that every process reads every other's cookies.</summary>
public sealed class DatabaseKeyRing(PortalDatabase database) : IXmlRepository
{
    private static readonly Scope Job = Scope.System("data protection");

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var rows = database.Read(Job, c => c.QueryAsync<string>("select xml from data_protection_keys order by id"), CancellationToken.None).GetAwaiter().GetResult();
        return [.. rows.Select(XElement.Parse)];
    }

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        var xml = element.ToString(SaveOptions.DisableFormatting);
        database.Transact(
            Job,
            c => c.ExecuteAsync("insert into data_protection_keys (friendly_name, xml) values (@friendlyName, @xml)", new { friendlyName, xml }),
            CancellationToken.None).GetAwaiter().GetResult();
    }
}
