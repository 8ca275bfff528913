using CouncilPortal.Database;
using Dapper;

namespace CouncilPortal.Imports;

/// <summary>An authority as files need to know it.</summary>
internal sealed record KnownAuthority
{
    public required long Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required DateOnly? EndDate { get; init; }
}

/// <summary>The authorities by code, as the import sees them.</summary>
internal sealed class AuthorityCodes
{
    private readonly Dictionary<string, KnownAuthority> byCode;
    private readonly Dictionary<string, KnownAuthority>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly Dictionary<long, KnownAuthority> byId;

    private AuthorityCodes(IEnumerable<KnownAuthority> authorities)
    {
        byCode = authorities.ToDictionary(a => a.Code, StringComparer.OrdinalIgnoreCase);
        bySpan = byCode.GetAlternateLookup<ReadOnlySpan<char>>();
        byId = byCode.Values.ToDictionary(a => a.Id);
    }

    public static async Task<AuthorityCodes> Load(ScopedConnection connection) =>
        new(await connection.QueryAsync<KnownAuthority>("select id, code, name, end_date from authorities"));

    public static string Unknown(ReadOnlySpan<char> code) =>
        $"no authority has the code \"{code}\": correct it, or bring in the authority first";

    public long? IdOf(ReadOnlySpan<char> code) => bySpan.TryGetValue(code, out var found) ? found.Id : null;

    public KnownAuthority this[long id] => byId[id];
}
