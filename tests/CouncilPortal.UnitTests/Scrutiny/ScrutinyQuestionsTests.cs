using System.Text.RegularExpressions;
using CouncilPortal.Decisions;
using CouncilPortal.Scrutiny;
using CouncilPortal.Statistics;
using FsCheck.Fluent;
using Xunit;

namespace CouncilPortal.UnitTests.Scrutiny;

public sealed partial class ScrutinyQuestionsTests
{
    private const string Always = "Do residents find our complaints process, and who does not use it?";

    private static AnnualFigures Unknown => AnnualFigures.Unknown;

    [Fact]
    public void What_is_not_known_raises_no_question()
    {
        Assert.Equal([Always], ScrutinyQuestions.For(Facts.Nothing));
        Assert.Equal([Always], ScrutinyQuestions.For(Facts.Nothing with { Year = null }));
    }

    [Fact]
    public void Full_and_timely_compliance_raises_none_about_compliance() =>
        Assert.Equal([Always], Asked(Unknown with { ComplianceOutcomes = 4, Complied = 4, CompliedLate = 0 }));

    [Fact]
    public void Outcomes_below_full_compliance_and_late_ones_are_asked_about_with_their_numbers()
    {
        var asked = Asked(Unknown with { ComplianceOutcomes = 4, Complied = 3, CompliedLate = 1 });
        Assert.Contains(asked, q => q.StartsWith("In 1 of 4 outcomes the Ombudsman was not satisfied", StringComparison.Ordinal));
        Assert.Contains(asked, q => q.StartsWith("1 remedy was completed late. What held it up", StringComparison.Ordinal));
    }

    [Fact]
    public void A_rate_below_100_without_its_counts_asks_for_them_and_infers_none()
    {
        var asked = Asked(Unknown with { ComplianceOutcomes = 63, PublishedComplianceRate = 98 });
        Assert.Contains(asked, q => q.StartsWith("Our compliance rate was 98%. How many outcomes did not satisfy", StringComparison.Ordinal));
        Assert.Contains("The figures do not say how many remedies of 2023-24 were completed late. How many were?", asked);
        Assert.DoesNotContain(asked, q => q.Contains("In 1 of", StringComparison.Ordinal));
    }

    [Fact]
    public void A_year_without_investigations_is_no_rate_of_nought_and_asks_how_people_find_the_way()
    {
        var asked = Asked(Unknown with { Investigated = 0, Upheld = 0, ComplianceOutcomes = 0 });
        Assert.StartsWith("The Ombudsman investigated no complaint about us in 2023-24.", asked[0], StringComparison.Ordinal);
        Assert.Equal(2, asked.Count);
    }

    [Theory]
    [InlineData(94, 94, "Our upheld rate of 100% is above the range expected by chance")]
    [InlineData(94, 40, "Our upheld rate of 43% is below the range expected by chance")]
    [InlineData(3, 2, "3 investigations in a year say little by themselves")]
    [InlineData(1, 1, "1 investigation in a year says little by itself")]
    public void The_upheld_rate_is_asked_about_as_the_one_verdict_says(int investigated, int upheld, string begins) =>
        Assert.Contains(Asked(Unknown with { Investigated = investigated, Upheld = upheld }, Facts.Averages(85, 100, 7)), q => q.StartsWith(begins, StringComparison.Ordinal));

    [Fact]
    public void A_rate_within_the_range_of_chance_is_called_neither_high_nor_low() =>
        Assert.DoesNotContain(
            Asked(Unknown with { Investigated = 94, Upheld = 76 }, Facts.Averages(85, 100, 7)),
            q => q.Contains("upheld rate", StringComparison.Ordinal) || q.Contains("say little", StringComparison.Ordinal));

    [Fact]
    public void No_satisfactory_remedy_among_the_upheld_is_asked_about_without_blame()
    {
        Assert.Contains(
            Asked(Unknown with { Upheld = 12, SatisfactoryRemedies = 0 }),
            q => q.StartsWith("In none of the 12 upheld complaints had we offered a satisfactory remedy before the Ombudsman was asked.", StringComparison.Ordinal));
        Assert.DoesNotContain(Asked(Unknown with { Upheld = 12 }), q => q.Contains("remedy", StringComparison.Ordinal));
        Assert.DoesNotContain(Asked(Unknown with { Upheld = 0, SatisfactoryRemedies = 0 }), q => q.Contains("remedy", StringComparison.Ordinal));
    }

    [Fact]
    public void Upheld_per_100000_is_asked_about_above_the_average_alone_and_never_in_percent()
    {
        var figures = Unknown with { Upheld = 76, PublishedUpheldPerHundredThousand = 4.8m };
        var asked = Assert.Single(Asked(figures, Facts.Averages(85, 100, 7)), q => q.Contains("100,000", StringComparison.Ordinal));
        Assert.StartsWith("For every 100,000 residents 4.8 complaints were upheld; average of similar authorities: 4.5.", asked, StringComparison.Ordinal);
        Assert.DoesNotContain('%', asked);
        Assert.DoesNotContain(
            Asked(figures with { PublishedUpheldPerHundredThousand = 4.5m }, Facts.Averages(85, 100, 7)), q => q.Contains("100,000", StringComparison.Ordinal));
        Assert.DoesNotContain(Asked(figures), q => q.Contains("100,000", StringComparison.Ordinal));
    }

    [Fact]
    public void The_largest_theme_is_named_with_its_count_and_the_average_says_who_computed_it()
    {
        var asked = ScrutinyQuestions.For(Facts.Nothing with { Themes = Facts.Themes(("Housing", 12, 28.4m), ("Planning & Development", 3, 20m)) });
        Assert.Equal("12 of the 15 upheld complaints were about Housing (on average of similar councils 28%, computed by the portal). Do several of them have one cause?", asked[0]);
    }

    [Fact]
    public void Themes_that_are_even_are_named_together_and_a_single_case_is_no_theme()
    {
        var even = ScrutinyQuestions.For(Facts.Nothing with { Themes = Facts.Themes(("Housing", 2, null), ("Benefits & Tax", 2, null), ("Other", 1, null)) });
        Assert.Contains("Most upheld complaints, 2 of 5 each, were about Housing and Benefits & Tax. Do several of them have one cause?", even);
        Assert.Equal([Always], ScrutinyQuestions.For(Facts.Nothing with { Themes = Facts.Themes(("Housing", 1, null), ("Other", 1, null)) }));
        Assert.Equal([Always], ScrutinyQuestions.For(Facts.Nothing with { Themes = Facts.Themes(("Housing", 0, null)) }));
    }

    [Fact]
    public void Promises_still_open_are_asked_about_and_withdrawn_or_refused_ones_are_not_waited_for()
    {
        var improvements = new ImprovementCounts { Total = 6, Done = 3, DoneLate = 1, NotDone = 1, Withdrawn = 1 };
        var asked = ScrutinyQuestions.For(Facts.Nothing with { Improvements = improvements });
        Assert.Contains("Of the 6 improvements we promised, when will the 1 not yet accepted as done be finished?", asked);
        Assert.Contains(asked, q => q.StartsWith("The Ombudsman recorded 1 of our promised improvements as not done.", StringComparison.Ordinal));
        Assert.Contains("How do we know that the improvements we made still hold?", asked);
    }

    [Fact]
    public void Overdue_actions_and_reports_are_asked_about_even_without_a_published_year()
    {
        var asked = ScrutinyQuestions.For(Facts.Nothing with { Year = null, Overdue = 2, Reports = 3, ReportsAwaiting = 1 });
        Assert.StartsWith("What do the 2 agreed actions that are overdue wait for", asked[0], StringComparison.Ordinal);
        Assert.StartsWith("When will we consider the public report issued since 12 January 2025 that awaits consideration", asked[1], StringComparison.Ordinal);
        Assert.StartsWith("What did we decide on the 2 public reports issued since 12 January 2025 that we have considered", asked[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_the_figures_every_question_asks_and_none_accuses()
    {
        var counts = Gen.Choose(-1, 60).Select(n => n < 0 ? (int?)null : n);
        var figures =
            from investigated in counts
            from upheld in counts
            from remedies in counts
            from outcomes in counts
            from complied in counts
            from late in counts
            select Unknown with { Investigated = investigated, Upheld = upheld, SatisfactoryRemedies = remedies, ComplianceOutcomes = outcomes, Complied = complied, CompliedLate = late };
        Property.Holds(figures, f =>
        {
            var asked = Asked(f, Facts.Averages(80, 100, 10));
            return asked.All(q => q.EndsWith('?') && !Accusing().IsMatch(q)) && asked.Distinct().Count() == asked.Count;
        });
    }

    private static IReadOnlyList<string> Asked(AnnualFigures figures) => ScrutinyQuestions.For(Facts.With(figures));

    private static IReadOnlyList<string> Asked(AnnualFigures figures, SimilarAverages averages) => ScrutinyQuestions.For(Facts.With(figures) with { Averages = averages });

    [GeneratedRegex("fail|blame|worst|poor|refuse|ignor|bad|wrong", RegexOptions.IgnoreCase)]
    private static partial Regex Accusing();
}
