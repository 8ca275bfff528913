using System.Globalization;
using System.Security.Claims;

namespace CouncilPortal.SignIn;

/// <summary>
/// What the cookie says of its holder: which session, and a name to greet. Rights are not in it; they are read from
/// the database whenever they matter.
/// </summary>
public static class SessionClaims
{
    /// <summary>The claim with the session's id.</summary>
    public const string Session = "session";

    /// <summary>The claim with the person's id.</summary>
    public const string Person = "person";

    /// <summary>The claim with the person's name.</summary>
    public const string Name = "name";

    /// <summary>The principal of a session that has begun.</summary>
    public static ClaimsPrincipal Principal(StartedSession session, string scheme) =>
        new(new ClaimsIdentity(
            [
                new Claim(Session, session.SessionId),
                new Claim(Person, session.PersonId.ToString(CultureInfo.InvariantCulture)),
                new Claim(Name, session.Name),
            ],
            scheme,
            Name,
            roleType: null));

    /// <summary>The id of the user's session; null for visitors.</summary>
    public static string? SessionId(this ClaimsPrincipal user) => user.FindFirstValue(Session);

    /// <summary>The id of the signed-in person; null for visitors.</summary>
    public static long? PersonId(this ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(Person), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
