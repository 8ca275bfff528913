using CouncilPortal.Authorities;
using CouncilPortal.Scopes;
using CouncilPortal.SignIn;
using CouncilPortal.Statistics;

namespace CouncilPortal.Letters;

/// <summary>The letter that an address of a file asks for, as far as whoever asks may have it; null says nothing of why not.</summary>
public sealed class LetterAsked(ReadLetterCommand letters, PublicLettersQuery published, CouncilQuery councils)
{
    /// <summary>
    /// The letter of the person's own council, of which <paramref name="form"/> says how it is read, as it stands or as the issue named had it;
    /// one under embargo is recorded as opened.
    /// </summary>
    public async Task<Letter?> Own(HttpContext http, string year, string? council, string? version, string form, CancellationToken cancel) =>
        ReportingYear.TryParse(year, out var of) ? (await letters.Read(http.PortalScope(), of, council ?? "", form, cancel))?.AsOf(version) : null;

    /// <summary>The published letter of the council that the slug names, as it stands or as the issue named had it.</summary>
    public async Task<Letter?> Public(HttpContext http, string slug, string year, string? version, CancellationToken cancel) =>
        ReportingYear.TryParse(year, out var of) && await councils.Find(Scope.Public, slug, cancel) is { } council
            ? (await published.Find(http.PortalScope(), council.Council.Id, of, cancel))?.AsOf(version)
            : null;
}
