namespace CouncilPortal.Statistics;

/// <summary>What a headline statistic means and what it does not: each misreading is met beside the figure.</summary>
public sealed record HeadlineHelp
{
    private static readonly Dictionary<string, HeadlineHelp> Known = new()
    {
        ["Upheld rate"] = new()
        {
            Means = "Of the complaints that the Ombudsman investigated and decided in the year, the share in which it found fault.",
            DoesNotMean =
            [
                "It is not a share of all complaints received. Most complaints are not investigated.",
                "Complaints received and complaints decided are different sets: a complaint may be received in one year and decided in the next.",
                "A rate from a handful of cases says little. Read the numbers with it, and do not rank councils by it.",
                "Types of council do different work. Compare with the average of the same type and year, not with England.",
                "The range allows for chance alone. The Ombudsman chooses what to investigate, and councils of a type may vary by more than chance.",
            ],
        },
        ["Compliance rate"] = new()
        {
            Means = "Of the decisions whose recommendations were settled in the year, the share in which the Ombudsman was satisfied with what the council did. Each decision counts once, however many recommendations it carried.",
            DoesNotMean =
            [
                "It does not say that everything was on time. A remedy completed late, but to the Ombudsman’s satisfaction, counts as complied; late ones are shown beside the rate.",
                "It is an exact count, so there is no range of chance around it.",
                "An average of 100% may be rounded up from 99.5% or more.",
            ],
        },
        ["Satisfactory remedy rate"] = new()
        {
            Means = "Of the complaints upheld in the year, the share in which the council had already offered a satisfactory remedy before the complaint reached the Ombudsman.",
            DoesNotMean =
            [
                "It does not count remedies that the council offered after the Ombudsman stepped in.",
                "It is a share of upheld complaints, not of investigations or of all complaints.",
                "A rate from a handful of cases says little. Read the numbers with it.",
            ],
        },
        ["Upheld decisions per 100,000 residents"] = new()
        {
            Means = "The number of complaints upheld in the year for every 100,000 people who live in the area. It is given from 2022-23.",
            DoesNotMean =
            [
                "It is not a percentage.",
                "It says nothing of how many people use the services that complaints are about.",
            ],
        },
    };

    /// <summary>What the figure is.</summary>
    public required string Means { get; init; }

    /// <summary>What it is often taken for and is not.</summary>
    public required IReadOnlyList<string> DoesNotMean { get; init; }

    /// <summary>The help beside a headline statistic of the name.</summary>
    public static HeadlineHelp Of(string name) => Known[name];
}
