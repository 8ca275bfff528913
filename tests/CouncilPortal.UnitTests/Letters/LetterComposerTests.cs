using System.Text.RegularExpressions;
using CouncilPortal.Letters;
using CouncilPortal.Statistics;
using Xunit;

namespace CouncilPortal.UnitTests.Letters;

public sealed partial class LetterComposerTests
{
    public static TheoryData<string> Awkward => [.. LetterSamples.Awkward.Keys];

    [Theory, MemberData(nameof(Awkward))]
    public void Every_letter_reads_as_a_person_would_write_it(string council)
    {
        var letter = Compose(LetterSamples.Awkward[council]);
        var body = letter.Body.Replace(LetterPlaceholder.PublicFrom, "29 July 2026", StringComparison.Ordinal);

        Assert.Empty(letter.Problems);
        Assert.DoesNotMatch(@"[{}]", body);
        Assert.DoesNotMatch(@"(?<![\d,])1 (cases|investigations|outcomes|upheld decisions|public reports|remedies|complaints)\b", body.Replace("of 1 ", "", StringComparison.Ordinal));
        Assert.DoesNotMatch(@"[^\n] {2,}|\.\.|,,| ,| \.|%%|\(\)|\n\n\n", body);
        Assert.DoesNotMatch(@"\b(null|NaN|Infinity)\b", body);
        Assert.All(Sentences(body), s => Assert.True(char.IsUpper(s[0]) || char.IsDigit(s[0]) || s[0] is '*', $"“{s}” begins small."));
    }

    [Theory]
    [InlineData("nothing investigated", "**No investigations this year**, so there is no rate to give.")]
    [InlineData("nothing investigated", "We investigated no complaint about your council this year.")]
    [InlineData("nothing investigated", "There is no upheld rate (no investigations); in 2024-25 it was 77% (23 of 30 investigations).")]
    [InlineData("one of one", "**100%**: 1 of 1 investigation.")]
    [InlineData("one of one", "In one case your council had put things right")]
    [InlineData("one of one", "The upheld rate is 100% (1 of 1 investigation); in 2024-25 there was none (no investigations).")]
    [InlineData("none upheld of one", "**0%**: 0 of 1 investigation.")]
    [InlineData("none upheld of one", "**No complaints upheld this year**, so there is no rate to give.")]
    [InlineData("none upheld of one", "No recommendation fell due in the year")]
    [InlineData("none upheld of one", "The upheld rate is 0% (0 of 1 investigation), as in 2024-25. There is no compliance rate, as in 2024-25 (no recommendations fell due).")]
    [InlineData("several not satisfied", "In 3 cases (25 900 101, 25 900 102 and 25 900 103) we were not satisfied")]
    [InlineData("several not satisfied", "The compliance rate is 84% (16 of 19 outcomes), after 95% (18 of 19 outcomes) in 2024-25.")]
    [InlineData("late and a report", "In one case the remedy was completed after its due date.")]
    [InlineData("late and a report", "We issued one public report about your council.")]
    [InlineData("late and a report", "**100%**: 19 of 19 outcomes. 1 was completed late.")]
    [InlineData("all on time", "Everything that your council agreed to do was done, and on time.")]
    [InlineData("no average", "There is no average to set your figures beside")]
    [InlineData("no average", "**77%**: 23 of 30 investigations.\n")]
    [InlineData("abolished", "Old Ambleford District Council was abolished on 1 April 2026. This letter goes to Ambleford Borough Council, Dunmarsh County Council and Westmere Council")]
    [InlineData("first year", "This is the first year of which we hold figures about your council")]
    [InlineData("rates without counts", "**77%**. The number of investigations is not given.")]
    [InlineData("rates without counts", "**98%** of 63 outcomes.")]
    [InlineData("rates without counts", "In some cases we were not satisfied")]
    [InlineData("rates without counts", "The compliance rate is 98% of 63 outcomes, after 100% (the number of outcomes is not given) in 2024-25.")]
    [InlineData("after a break", "From 2022-23 the Ombudsman investigated fewer borderline cases")]
    [InlineData("late and a report", "The upheld rate is 77% (23 of 30 investigations), as in 2024-25. The compliance rate is 100% (19 of 19 outcomes), after 95% (18 of 19 outcomes) in 2024-25.")]
    [InlineData("thousands and a paragraph", "**92%**: 1,100 of 1,200 investigations.")]
    [InlineData("thousands and a paragraph", "In 1,001 cases the remedy was completed after its due date.")]
    [InlineData("thousands and a paragraph", "We issued 12 public reports about your council.")]
    [InlineData("thousands and a paragraph", "Last year’s letter was considered by the Audit Committee on 12 March 2026.")]
    [InlineData("thousands and a paragraph", "Thank you for the visit on 3 March 2026.")]
    public void It_says(string council, string words) => Assert.Contains(words, Compose(LetterSamples.Awkward[council]).Body, StringComparison.Ordinal);

    [Theory]
    [InlineData("nothing investigated", "0%")]
    [InlineData("all on time", "after its due date. Behind")]
    [InlineData("no average", "There is no average of similar authorities")]
    [InlineData("one of one", "there was none (no investigations this year)")]
    [InlineData("first year", "2024-25")]
    [InlineData("late and a report", "not satisfied that")]
    public void It_does_not_say(string council, string words) => Assert.DoesNotContain(words, Compose(LetterSamples.Awkward[council]).Body, StringComparison.Ordinal);

    [Fact]
    public void A_name_is_no_markup()
    {
        var html = LetterHtml.From(Compose(LetterSamples.Awkward["thousands and a paragraph"]).Body).Value;
        Assert.Contains("St *Ann’s* &amp; [Elm] Council", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_three_statistics_come_in_order_under_headings_of_the_second_level()
    {
        var headings = Compose(LetterSamples.Plain).Body.Split('\n').Where(line => line.StartsWith('#')).ToList();
        Assert.Equal(["## Complaints upheld", "## Compliance with recommendations", "## Satisfactory remedies"], headings.Take(3));
        Assert.All(headings, heading => Assert.StartsWith("## ", heading, StringComparison.Ordinal));
    }

    [Fact]
    public void A_placeholder_that_the_council_has_no_answer_to_is_a_problem_that_names_block_and_council()
    {
        var letter = LetterComposer.Compose(LetterSamples.Plain, [new LetterBlock { Name = "Successors", Condition = "always", Text = "To {successors}." }]);
        Assert.Equal(
            ["“Successors” says {successors}, and Ambleford Borough Council has no such thing: give the block a condition, or take the words out"], letter.Problems);
    }

    [Fact]
    public void A_letter_without_any_block_is_a_problem() =>
        Assert.NotEmpty(LetterComposer.Compose(LetterSamples.Plain, [new LetterBlock { Name = "Late", Condition = "first_year", Text = "Text" }]).Problems);

    [Fact]
    public void What_stands_for_a_placeholder_is_not_read_again()
    {
        var facts = LetterSamples.Plain with { Paragraph = "See {council} and {nothing}." };
        var letter = LetterComposer.Compose(facts, [new LetterBlock { Name = "P", Condition = "paragraph", Text = "{ Paragraph }" }]);
        Assert.Equal("See {council} and {nothing}.", letter.Body);
        Assert.Empty(letter.Problems);
    }

    [Theory, MemberData(nameof(Awkward))]
    public void A_letters_facts_are_kept_as_they_were(string council)
    {
        var facts = LetterSamples.Awkward[council];
        var read = LetterSnapshot.Read(LetterSnapshot.Write(facts));
        Assert.Equal(Compose(facts).Body, Compose(read).Body);
        Assert.Equal(facts.Figures, read.Figures);
        Assert.Equal(facts.Averages, read.Averages);
        Assert.Equal(facts.Year, read.Year);
    }

    [Fact]
    public void The_portals_own_wording_can_be_kept() => Assert.Empty(LetterTemplateCheck.Errors(DefaultTemplate.Blocks));

    [Fact]
    public void The_day_of_publication_is_filled_in_when_the_letter_is_read()
    {
        var body = Compose(LetterSamples.Plain).Body;
        Assert.Contains("public from 29 July 2026.", LetterAddress.Dated(body, new DateTimeOffset(2026, 7, 29, 8, 30, 0, TimeSpan.Zero)), StringComparison.Ordinal);
        Assert.Contains("public from 5 August 2026.", LetterAddress.Dated(body, new DateTimeOffset(2026, 8, 5, 8, 30, 0, TimeSpan.Zero)), StringComparison.Ordinal);
    }

    private static ComposedLetter Compose(LetterFacts facts) => LetterComposer.Compose(facts, DefaultTemplate.Blocks);

    private static IEnumerable<string> Sentences(string body) =>
        body.Split('\n').Where(l => l.Length > 0 && l[0] is not ('#' or '-')).SelectMany(l => SentenceEnd().Split(l)).Where(s => s.Length > 0);

    [GeneratedRegex(@"(?<=[.?!]) +")]
    private static partial Regex SentenceEnd();
}
