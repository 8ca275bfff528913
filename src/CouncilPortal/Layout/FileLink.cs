namespace CouncilPortal.Layout;

/// <summary>A file that is offered.</summary>
public sealed record FileLink
{
    /// <summary>What it holds.</summary>
    public required string Name { get; init; }

    /// <summary>Its address.</summary>
    public required string Address { get; init; }

    /// <summary><c>ODS</c>, <c>Excel (XLSX)</c>, <c>CSV</c>.</summary>
    public required string Form { get; init; }

    /// <summary>The size of the very file: <c>14 kB</c>.</summary>
    public required string Size { get; init; }
}
