using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace CouncilPortal.Compliance;

/// <summary>
/// What was wrong with files sent by a form without script, carried in the address to the page that says it. Sealed, so
/// that nobody else's words can be put on our page by a link.
/// </summary>
internal sealed class UploadProblems(IDataProtectionProvider protection)
{
    private const int Most = 5;

    private readonly IDataProtector protector = protection.CreateProtector("evidence upload problems");

    /// <summary>The end of an address; empty where nothing was wrong.</summary>
    public string Write(IReadOnlyList<string> problems) =>
        problems.Count == 0 ? "" : $"&told={protector.Protect(string.Join('\n', problems.Take(Most)))}";

    /// <summary>What an address says; nothing where the seal is broken.</summary>
    public IReadOnlyList<string> Read(string? told)
    {
        if (string.IsNullOrEmpty(told))
        {
            return [];
        }

        try
        {
            return protector.Unprotect(told).Split('\n');
        }
        catch (CryptographicException)
        {
            return [];
        }
    }
}
