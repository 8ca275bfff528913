namespace CouncilPortal.Decisions;

/// <summary>The addresses of decisions.</summary>
public static class DecisionAddress
{
    /// <summary><c>/decisions/19-012-345</c>.</summary>
    public static string Of(DecisionReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return $"{DecisionsFilter.SearchAddress}/{reference.Address}";
    }
}
