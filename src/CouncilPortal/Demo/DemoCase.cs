namespace CouncilPortal.Demo;

/// <summary>A kind of complaint, told without anybody's facts. <c>{P}</c> stands for the person who complained.</summary>
internal sealed record DemoCase
{
    /// <summary>What decisions are filed under.</summary>
    public required string Category { get; init; }

    /// <summary>The part of the category.</summary>
    public required string Subcategory { get; init; }

    /// <summary>The decision's heading.</summary>
    public required string Title { get; init; }

    /// <summary>What the complaint was, one sentence.</summary>
    public required string Complaint { get; init; }

    /// <summary>What was found where there was fault.</summary>
    public required string Fault { get; init; }

    /// <summary>What was found where there was none.</summary>
    public required string NoFault { get; init; }

    /// <summary>What the apology is for.</summary>
    public required string ApologyFor { get; init; }

    /// <summary>The payment that was recommended, in pounds.</summary>
    public required int Pounds { get; init; }

    /// <summary>The remedy of the service improvement, as stored.</summary>
    public required string ImprovementRemedy { get; init; }

    /// <summary>The improvement as the public reads it: no timescale, nobody's data.</summary>
    public required string Improvement { get; init; }

    /// <summary>What would show that the improvement was made.</summary>
    public required string ImprovementProof { get; init; }
}
