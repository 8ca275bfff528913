using CouncilPortal.Database;
using CouncilPortal.NationalReviews;
using Dapper;

namespace CouncilPortal.Demo;

/// <summary>A review of the latest closed year, under embargo with it: made up, and it says so. It names no figure of England, since none is invented.</summary>
internal static class WriteReview
{
    private static readonly IReadOnlyList<ReviewBlock> Blocks =
    [
        new()
        {
            Heading = "About this text",
            Text = "This review of {year} is invented for demonstration, like the councils that are marked so. Invented councils count for nothing in national figures: those of {year} come in when the Ombudsman publishes them.",
        },
        new()
        {
            Heading = "What a review is for",
            Text =
                """
                A publisher writes here what the year’s figures mean for everybody:

                - what changed since {year before}, and what did not
                - what councils agreed to do, and whether they did it
                - what the Ombudsman asks of councils next

                Each council’s own letter is on [its pages](/councils).
                """,
        },
    ];

    public static async Task Latest(ScopedConnection connection, DemoCalendar calendar, IReadOnlyDictionary<string, long> people)
    {
        const string Publisher = "Pat Publisher";
        var at = new { year = calendar.Latest.ToString(), blocks = ReviewBlock.Store(ReviewCheck.Tidy(Blocks)), at = calendar.IssuedAt(calendar.Latest), by = people[Publisher], name = Publisher };
        await connection.ExecuteAsync("insert into national_reviews (year, version, written_at) values (@year, 1, @at)", at);
        await connection.ExecuteAsync(
            "insert into national_review_texts (year, version, blocks, at, by_person_id, by_name) values (@year, 1, @blocks, @at, @by, @name)", at);
    }
}
