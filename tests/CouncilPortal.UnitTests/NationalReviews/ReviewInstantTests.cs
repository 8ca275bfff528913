using CouncilPortal.NationalReviews;
using Xunit;

namespace CouncilPortal.UnitTests.NationalReviews;

/// <summary>A review becomes public with its year or later, and never before it.</summary>
public sealed class ReviewInstantTests
{
    private static readonly DateTimeOffset Now = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Year = new(2026, 7, 22, 8, 30, 0, TimeSpan.Zero);

    [Fact]
    public void The_later_of_both_instants_counts_and_none_without_the_years()
    {
        Assert.Equal(Year, ReviewInstant.Of(Year, null));
        Assert.Equal(Year.AddDays(1), ReviewInstant.Of(Year, Year.AddDays(1)));
        Assert.Equal(Year, ReviewInstant.Of(Year, Year.AddDays(-1)));
        Assert.Null(ReviewInstant.Of(null, Year));
    }

    [Theory]
    [InlineData("2026-07-22", "2026-07-22T08:30:00+00:00")]
    [InlineData("2026-12-01", "2026-12-01T09:30:00+00:00")]
    public void A_day_means_half_past_nine_in_London(string typed, string instant)
    {
        Assert.Equal(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), ReviewInstant.Read(typed, Year, Now, out var error));
        Assert.Null(error);
    }

    [Theory]
    [InlineData("", "Enter the day on which the review becomes public")]
    [InlineData("22/07/2026", "Enter the day on which the review becomes public")]
    [InlineData("2026-07-01", "Choose a day whose 9:30am is still to come")]
    [InlineData("2026-07-21", "Choose 22 July 2026 or a later day: the year itself is not public before 22 July 2026 at 9:30am")]
    [InlineData("2206-07-21", "Choose a day within the next two years")]
    public void Any_other_day_gets_an_instruction(string typed, string instruction)
    {
        Assert.Null(ReviewInstant.Read(typed, Year, Now, out var error));
        Assert.Equal(instruction, error);
    }

    [Fact]
    public void Publishers_are_told_from_when_everybody_reads_it()
    {
        var row = new ReviewRow { Year = "2025-26", YearPublicFrom = Year, OwnPublicFrom = null, Version = 1, WrittenAt = Now, At = Now, ByName = "Pat Publisher", HasFigures = true };

        Assert.Equal("22 July 2026 at 9:30am, with the year’s figures and letters", ReviewWording.PublicFrom(row, Now));
        Assert.Equal("23 July 2026 at 9:30am", ReviewWording.PublicFrom(row with { OwnPublicFrom = Year.AddDays(1) }, Now));
        Assert.Equal("22 July 2026 at 9:30am, with the year’s figures and letters", ReviewWording.PublicFrom(row with { OwnPublicFrom = Year.AddDays(-1) }, Now));
        Assert.Equal("With the year’s figures and letters, whose day is not set yet", ReviewWording.PublicFrom(row with { YearPublicFrom = null }, Now));
        Assert.Equal("Public since 22 July 2026 at 9:30am", ReviewWording.PublicFrom(row, Year));
        Assert.Equal("Public since 24 July 2026 at 9:30am", ReviewWording.PublicFrom(row with { WrittenAt = Year.AddDays(2) }, Year.AddDays(3)));
        Assert.Equal("Once it is saved: the year is public already", ReviewWording.PublicFrom(row with { Version = 0 }, Year));
        Assert.Equal("Save as version 2", ReviewWording.SaveButton(row, Now));
        Assert.Equal("Save the correction: public at once", ReviewWording.SaveButton(row, Year));
        Assert.Equal("Save and publish now", ReviewWording.SaveButton(row with { Version = 0 }, Year));
        Assert.Equal("Version 1, saved on 1 July 2026 at 1pm by Pat Publisher", ReviewWording.Latest(row));
    }

    [Fact]
    public void Readers_are_told_when_it_was_published_and_changed()
    {
        var review = new NationalReview { Blocks = [], PublicFrom = Year, ChangedAt = null };

        Assert.Equal("The Ombudsman’s review of the year, published on 22 July 2026.", ReviewWording.Published(review));
        Assert.Equal(
            "The Ombudsman’s review of the year, published on 22 July 2026. Its text was last changed on 24 July 2026.", ReviewWording.Published(review with { ChangedAt = Year.AddDays(2) }));
        Assert.Equal(
            "The Ombudsman’s review of the year, published on 22 July 2026. Its text was last changed at 11:30am that day.", ReviewWording.Published(review with { ChangedAt = Year.AddHours(2) }));
    }
}
