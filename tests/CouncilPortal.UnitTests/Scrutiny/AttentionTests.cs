using CouncilPortal.Scrutiny;
using CouncilPortal.Statistics;
using Xunit;

namespace CouncilPortal.UnitTests.Scrutiny;

public sealed class AttentionTests
{
    [Fact]
    public void Overdue_actions_are_one_number_that_leads_nowhere()
    {
        var overdue = Of(Facts.Nothing with { Overdue = 3 })[0];
        Assert.Equal(("3", null, true), (overdue.Number, overdue.Address, overdue.Calls));
        Assert.StartsWith("agreed actions are overdue today.", overdue.Text, StringComparison.Ordinal);
        Assert.False(Of(Facts.Nothing)[0].Calls);
    }

    [Fact]
    public void Outcomes_that_did_not_satisfy_are_counted_where_both_counts_are_known()
    {
        var item = Of(Facts.With(AnnualFigures.Unknown with { ComplianceOutcomes = 18, Complied = 17 }))[1];
        Assert.Equal(("1", "of 18 compliance outcomes in 2023-24 did not satisfy the Ombudsman.", true), (item.Number, item.Text, item.Calls));
        Assert.Equal("/councils/ambleford?year=2023-24", item.Address);
    }

    [Fact]
    public void A_count_that_is_not_given_is_never_inferred_from_its_rate()
    {
        var item = Of(Facts.With(AnnualFigures.Unknown with { ComplianceOutcomes = 63, PublishedComplianceRate = 98 }))[1];
        Assert.Equal(("98%", true), (item.Number, item.Calls));
        Assert.Contains("is not given", item.Text, StringComparison.Ordinal);
        Assert.Equal(("Not given", false), (Of(Facts.Nothing)[1].Number, Of(Facts.Nothing)[1].Calls));
    }

    [Fact]
    public void Without_outcomes_it_says_that_no_recommendations_fell_due() =>
        Assert.Contains("no recommendations fell due", Of(Facts.With(AnnualFigures.Unknown with { ComplianceOutcomes = 0 }))[1].Text, StringComparison.Ordinal);

    [Fact]
    public void Lateness_is_a_part_of_those_that_satisfied()
    {
        var item = Of(Facts.With(AnnualFigures.Unknown with { ComplianceOutcomes = 45, Complied = 44, CompliedLate = 11 }))[2];
        Assert.Equal(("11", "of 44 remedies that satisfied the Ombudsman in 2023-24 were completed late."), (item.Number, item.Text));
        Assert.Equal("Not given", Of(Facts.Nothing)[2].Number);
    }

    [Theory]
    [InlineData(0, 0, "0", "public reports issued since 12 January 2025.", false)]
    [InlineData(1, 0, "1", "public report issued since 12 January 2025. Members have considered it.", false)]
    [InlineData(3, 0, "3", "public reports issued since 12 January 2025. Members have considered each of them.", false)]
    [InlineData(1, 1, "1", "public report issued since 12 January 2025 awaits consideration: no meeting open to the public is recorded to have considered it.", true)]
    [InlineData(3, 1, "1", "of 3 public reports issued since 12 January 2025 awaits consideration: no meeting open to the public is recorded to have considered it.", true)]
    [InlineData(3, 2, "2", "of 3 public reports issued since 12 January 2025 await consideration: no meeting open to the public is recorded to have considered them.", true)]
    public void Reports_that_await_consideration_call_for_attention(long reports, long awaiting, string number, string text, bool calls)
    {
        var item = Of(Facts.Nothing with { Reports = reports, ReportsAwaiting = awaiting })[3];
        Assert.Equal((number, text, "/councils/ambleford/reports", calls), (item.Number, item.Text, item.Address, item.Calls));
    }

    [Fact]
    public void Without_a_published_year_no_figure_of_a_year_is_shown() => Assert.Equal(2, Of(Facts.Nothing with { Year = null }).Count);

    private static IReadOnlyList<Attention> Of(ScrutinyFacts facts) => Attention.Of("ambleford", facts);
}
