namespace CouncilPortal.SignIn;

/// <summary>Why somebody whom the identity provider knows is not let in.</summary>
public enum Refusal
{
    /// <summary>The account's organisation is not on the list.</summary>
    Tenant,

    /// <summary>The organisation is known, but the person holds no role.</summary>
    Membership,

    /// <summary>There is no such invitation: its link is not complete.</summary>
    Invitation,

    /// <summary>The invitation was taken up before: it works once.</summary>
    InvitationUsed,

    /// <summary>The invitation has run out.</summary>
    InvitationLate,

    /// <summary>Whoever sent the invitation took it back.</summary>
    InvitationWithdrawn,

    /// <summary>The invitation is for an account of another organisation.</summary>
    InvitationElsewhere,

    /// <summary>The stronger check that the portal demands was not made.</summary>
    AuthenticationContext,

    /// <summary>The identity provider broke off, or the sign-in took too long.</summary>
    Broken,
}

/// <summary>Addresses of the page that explains a refusal.</summary>
public static class Refusals
{
    private static readonly Dictionary<Refusal, string> Words = new()
    {
        [Refusal.Tenant] = "tenant",
        [Refusal.Membership] = "membership",
        [Refusal.Invitation] = "invitation",
        [Refusal.InvitationUsed] = "invitation-used",
        [Refusal.InvitationLate] = "invitation-late",
        [Refusal.InvitationWithdrawn] = "invitation-withdrawn",
        [Refusal.InvitationElsewhere] = "invitation-elsewhere",
        [Refusal.AuthenticationContext] = "check",
        [Refusal.Broken] = "broken",
    };

    /// <summary>The page's address for a reason.</summary>
    public static string Address(this Refusal refusal) => $"/sign-in/refused?why={Words[refusal]}";

    /// <summary>The reason's word in the address and in the audit trail.</summary>
    public static string Word(this Refusal refusal) => Words[refusal];

    /// <summary>The reason of an address; anything unknown is a sign-in that broke off.</summary>
    public static Refusal FromWord(string? word) =>
        Words.Where(w => w.Value == word).Select(w => w.Key).DefaultIfEmpty(Refusal.Broken).First();
}
