using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CouncilPortal.Secrets;

/// <summary>A secret of 256 bits that stands in an address or a cookie. Where it is a right, the database holds its hash alone.</summary>
internal static class SecretToken
{
    private const int Bytes = 32;

    /// <summary>A new one, in letters that an address can hold.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is stored of one: its SHA-256 in hexadecimal.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
