namespace CouncilPortal.DatabaseTests.Embargo;

/// <summary>What an answer shows of the year under embargo.</summary>
[Flags]
internal enum Shown
{
    /// <summary>Nothing of it.</summary>
    Nothing = 0,

    /// <summary>The council's own counts.</summary>
    Figures = 1,

    /// <summary>The council's counts by category.</summary>
    Categories = 2,

    /// <summary>The published average of its type.</summary>
    Averages = 4,

    /// <summary>England's counts and rates, and sums over councils.</summary>
    National = 8,

    /// <summary>The text of the council's annual review letter.</summary>
    Letter = 16,

    /// <summary>The counts of another council, to which nobody in the matrix belongs.</summary>
    Others = 32,

    /// <summary>The text of the Ombudsman's review of the year.</summary>
    Review = 64,
}
