using CouncilPortal.Letters;

namespace CouncilPortal.UnitTests.Letters;

/// <summary>What counts of everything recorded of a letter and its committee, and how it is said.</summary>
public sealed class LetterConsiderationTests
{
    private static readonly DateOnly Meeting = new(2027, 3, 12);

    [Fact]
    public void Of_each_kind_the_latest_counts()
    {
        var found = LetterConsideration.Of([Met("Audit Committee", Meeting, null), Decided("Noted."), Met("Audit Committee", Meeting.AddDays(1), "https://a.example/m"), Decided("Noted, and asked for a report.")])!;
        Assert.Equal(("Audit Committee", Meeting.AddDays(1), "https://a.example/m", "Noted, and asked for a report."), (found.Committee, found.MeetsOn, found.MinutesUrl, found.Decisions));
    }

    [Fact]
    public void What_was_decided_before_it_was_taken_back_does_not_come_again()
    {
        Assert.Null(LetterConsideration.Of([]));
        Assert.Null(LetterConsideration.Of([Met("Cabinet", Meeting, null), Decided("Noted."), TakenBack]));
        Assert.Null(LetterConsideration.Of([Met("Cabinet", Meeting, null), TakenBack, Decided("Noted.")]));
        Assert.Null(LetterConsideration.Of([Met("Cabinet", Meeting, null), Decided("Noted."), TakenBack, Met("Cabinet", Meeting, null)])!.Decisions);
    }

    [Fact]
    public void Without_minutes_or_decisions_nothing_says_that_the_committee_considered_it()
    {
        var planned = LetterConsideration.Of([Met("The Audit Committee", Meeting, null)])!;
        Assert.Equal("To be considered by the Audit Committee on 12 March 2027", planned.Standing(Meeting.AddDays(-1)));
        Assert.Equal("On the agenda of the Audit Committee on 12 March 2027; what came of it is not recorded yet", planned.Standing(Meeting));
        Assert.Equal("Considered by the Audit Committee on 12 March 2027", (planned with { MinutesUrl = "https://a.example/m" }).Standing(Meeting));
        Assert.Equal("Considered by the Audit Committee on 12 March 2027", (planned with { Decisions = "Noted." }).Standing(Meeting));
    }

    private static ConsiderationFact TakenBack => Met(null, null, null);

    private static ConsiderationFact Met(string? committee, DateOnly? on, string? minutes) => Fact("meeting") with { Committee = committee, MeetsOn = on, MinutesUrl = minutes };

    private static ConsiderationFact Decided(string decisions) => Fact("decisions") with { Decisions = decisions };

    private static ConsiderationFact Fact(string kind) => new()
    {
        AuthorityId = 1,
        Year = "2025-26",
        Number = 1,
        Kind = kind,
        Committee = null,
        MeetsOn = null,
        MinutesUrl = null,
        Decisions = null,
        At = default,
        ByName = "Chris Executive",
    };
}
