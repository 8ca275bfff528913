namespace CouncilPortal.SignIn;

/// <summary>Why somebody whom the identity provider knows is not let in.</summary>
public enum Refusal
{
    /// <summary>The account's organisation is not on the list.</summary>
    Tenant,

    /// <summary>The organisation is known, but the person holds no role.</summary>
    Membership,

    /// <summary>The invitation was used, withdrawn, has run out, or is meant for another organisation.</summary>
    Invitation,

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
