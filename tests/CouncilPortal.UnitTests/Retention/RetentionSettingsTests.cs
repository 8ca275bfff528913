using CouncilPortal.Retention;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace CouncilPortal.UnitTests.Retention;

public sealed class RetentionSettingsTests
{
    [Fact]
    public void Without_settings_the_documented_schedule_holds()
    {
        var settings = RetentionSettings.Read(With());
        Assert.Equal((6, 30, 0, 30, false), (settings.EvidenceYears, settings.RemovedDays, settings.RecalledDays, settings.InfectedDays, settings.IsOff));
    }

    [Fact]
    public void Everything_that_is_wrong_is_listed_at_once() =>
        Assert.Equal(
            ["Retention:EvidenceYears must be a whole number from 0 to 36500.", "Retention:InfectedDays must be a whole number from 0 to 36500.", "Retention:Off must be true or false."],
            RetentionSettings.Problems(With(("EvidenceYears", "six"), ("InfectedDays", "-1"), ("Off", "sometimes"))));

    [Fact]
    public void A_decision_settled_on_a_leap_day_is_due_on_the_first_of_March()
    {
        var settings = RetentionSettings.Read(With(("EvidenceYears", "5")));
        var dates = RetentionDates.For(settings, new DateTimeOffset(2029, 2, 28, 3, 0, 0, TimeSpan.Zero), new DateOnly(2029, 2, 28));
        Assert.Equal(new DateOnly(2024, 2, 28), dates.Settled);
        Assert.Equal(new DateOnly(2024, 3, 1), RetentionDates.For(settings, new DateTimeOffset(2029, 3, 1, 3, 0, 0, TimeSpan.Zero), new DateOnly(2029, 3, 1)).Settled);
    }

    private static IConfiguration With(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Retention:{s.Key}", (string?)s.Value))).Build();
}
