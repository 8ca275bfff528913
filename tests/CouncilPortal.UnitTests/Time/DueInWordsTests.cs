using CouncilPortal.Time;

namespace CouncilPortal.UnitTests.Time;

public sealed class DueInWordsTests
{
    [Theory]
    [InlineData(5, "in 5 days")]
    [InlineData(2, "in 2 days")]
    [InlineData(1, "tomorrow")]
    [InlineData(0, "today")]
    [InlineData(-1, "1 day late")]
    [InlineData(-3, "3 days late")]
    [InlineData(-1200, "1,200 days late")]
    public void A_due_date_is_said_as_people_say_it(int daysFromToday, string words)
    {
        var today = new DateOnly(2024, 2, 28);

        Assert.Equal(words, DueInWords.Describe(today.AddDays(daysFromToday), today));
    }
}
