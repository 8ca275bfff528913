namespace CouncilPortal.Letters;

/// <summary>The wording of letters with which a year begins that nobody has written one for.</summary>
public static class DefaultTemplate
{
    /// <summary>Its blocks, from the salutation to the close. Headings begin at the second level: the page has the first.</summary>
    public static IReadOnlyList<LetterBlock> Blocks { get; } =
    [
        Block(
            "Opening",
            "always",
            """
            Dear Chief Executive

            This is our yearly review of the complaints about {council} that we decided between {first day} and {last day}. It comes to you first, so that you can share it with colleagues and prepare to answer questions. The letter and its figures are public from {public from}.
            """),
        Block("Abolished", "abolished", "{council} was abolished on {ended on}. This letter goes to {successors}, so that what there is to learn from the year is not lost."),
        Block(
            "Complaints upheld",
            "always",
            """
            ## Complaints upheld

            {upheld}

            We uphold a complaint when we find that something went wrong, also where your council had said so before we became involved.
            """),
        Block(
            "Compliance",
            "always",
            """
            ## Compliance with recommendations

            {compliance}

            We count one outcome for each decision. An action that was completed late, and to our satisfaction, counts as complied with; the late ones are given beside the rate.
            """),
        Block(
            "Satisfactory remedies",
            "always",
            """
            ## Satisfactory remedies

            {remedies}

            These are cases in which your council had already offered what we would have asked for, before the complaint reached us.
            """),
        Block("Your year", "always", "## Your year"),
        Block("No average", "no_average", "There is no average to set your figures beside, so read them by themselves."),
        Block("First year", "first_year", "This is the first year of which we hold figures about your council, so nothing can be said yet about how they change."),
        Block("Beside the year before", "later_years", "{what changed}"),
        Block("No investigations", "no_investigations", "We investigated no complaint about your council this year. By itself that says neither that all went well nor that it did not."),
        Block("Not satisfied", "not_satisfied", "In {not satisfied} we were not satisfied that what was agreed had been done. This is rare. Please find out what stood in the way, and tell your councillors what has changed."),
        Block("Late remedies", "late", "In {late} the remedy was completed after its due date. Behind every late remedy is somebody who waits. If an action cannot be finished in time, tell the caseworker before the date, not after it."),
        Block("All on time", "all_on_time", "Everything that your council agreed to do was done, and on time. Please thank those who saw to it."),
        Block("Put right before", "put_right", "In {put right} your council had put things right before the complaint reached us, which is how a complaints service should work."),
        Block("Public reports", "public_reports", "We issued {public reports} about your council. The law asks that members consider every such report."),
        Block("Nothing fell due", "no_outcomes", "No recommendation fell due in the year, so there is no compliance to report."),
        Block("Considered", "considered", "Last year’s letter was considered by {considered by}. Thank you for seeing to it that councillors looked at it together."),
        Block("Personal paragraph", "paragraph", "{paragraph}"),
        Block(
            "Reading these figures",
            "always",
            """
            ## Reading these figures

            - Compare the upheld rate with the number of investigations, never with all complaints received.
            - A few cases move a percentage a long way. The numbers behind each rate are as important as the rate.
            - Compare with authorities of your own type, and with the same year.
            - A complaint received in one year may be decided in the next, so the two counts differ.
            """),
        Block(
            "Sharing and learning",
            "always",
            """
            ## Sharing and learning

            Please share this letter with your link officer, your monitoring officer and the councillors who hold the council to account. Each decision, with the improvements that your council agreed to, is on your council’s pages in the portal. Your link officer can book places on our courses and seminars there.

            Yours sincerely

            Local Government and Social Care Ombudsman
            """),
    ];

    private static LetterBlock Block(string name, string condition, string text) => new() { Name = name, Condition = condition, Text = text };
}
