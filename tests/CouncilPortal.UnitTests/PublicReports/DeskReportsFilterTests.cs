using CouncilPortal.PublicReports;
using Xunit;

namespace CouncilPortal.UnitTests.PublicReports;

/// <summary>The desk's list of reports, as its address says.</summary>
public sealed class DeskReportsFilterTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    private static readonly ReportStanding Unstarted = new ReportDiary().On(Today);
    private static readonly ReportStanding Overdue = new ReportDiary().Received(new DateOnly(2026, 1, 12)).On(Today);
    private static readonly ReportStanding Running = new ReportDiary().Received(new DateOnly(2026, 5, 28)).On(Today);
    private static readonly ReportStanding Closed = new ReportDiary().Received(new DateOnly(2026, 2, 1)).FurtherReport(new DateOnly(2026, 5, 29)).On(Today);

    private static readonly ReportStanding Waiting = new ReportDiary().Received(new DateOnly(2026, 3, 1)).Noticed(new DateOnly(2026, 3, 5)).Opened(new DateOnly(2026, 3, 6), new DateOnly(2026, 3, 30))
        .Considered(new DateOnly(2026, 4, 1)).Answered(new DateOnly(2026, 4, 2)).Confirmed(new DateOnly(2026, 5, 2)).On(Today);

    private static readonly ReportStanding[] All = [Running, Closed, Waiting, Overdue, Unstarted];

    [Fact]
    public void What_is_not_closed_comes_by_age_from_receipt_or_else_the_date_of_the_report() =>
        Assert.Equal([Unstarted, Overdue, Waiting, Running], DeskReportsFilter.Default.Of(All));

    [Theory]
    [InlineData("overdue", 1)]
    [InlineData("ombudsman", 1)]
    [InlineData("unstarted", 1)]
    [InlineData("closed", 1)]
    [InlineData("all", 5)]
    [InlineData("nonsense", 4)]
    public void The_address_says_which(string show, int count) => Assert.Equal(count, DeskReportsFilter.Read(show, null, null).Of(All).Count);

    [Theory]
    [InlineData("ambleford", 4)]
    [InlineData("25 012 345", 4)]
    [InlineData("012345", 4)]
    [InlineData("Kestrelby", 0)]
    [InlineData("25 012 346", 0)]
    public void A_council_or_a_reference_is_looked_for(string search, int count) => Assert.Equal(count, DeskReportsFilter.Read(null, search, null).Of(All).Count);

    [Fact]
    public void Reading_its_own_address_gives_the_same_filter()
    {
        Assert.Equal("/desk/reports", DeskReportsFilter.Default.ToAddress());
        Assert.Equal("/desk/reports?show=overdue&q=Ambleford&page=2", DeskReportsFilter.Read("overdue", " Ambleford ", "2").ToAddress());
    }
}
