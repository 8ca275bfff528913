using CouncilPortal.EvidenceStore;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace CouncilPortal.UnitTests.EvidenceStore;

public sealed class ScannerSettingsTests
{
    [Fact]
    public void In_Development_there_may_be_no_scanner()
    {
        Assert.Empty(ScannerSettings.Problems(With(), isDevelopment: true));
        Assert.False(ScannerSettings.Read(With()).IsOn);
    }

    [Fact]
    public void Outside_Development_a_portal_without_a_scanner_does_not_start_and_says_what_to_set() =>
        Assert.Contains("set Scanner:Socket or Scanner:Host", Assert.Single(ScannerSettings.Problems(With(), isDevelopment: false)), StringComparison.Ordinal);

    [Fact]
    public void Outside_Development_it_has_to_be_said_that_nothing_is_scanned()
    {
        Assert.Empty(ScannerSettings.Problems(With(("Off", "true")), isDevelopment: false));
        Assert.Single(ScannerSettings.Problems(With(("Off", "false")), isDevelopment: false));
    }

    [Fact]
    public void A_socket_or_a_host_is_enough()
    {
        Assert.Empty(ScannerSettings.Problems(With(("Socket", "/run/clamav/clamd.ctl")), isDevelopment: false));
        var settings = ScannerSettings.Read(With(("Host", "scanner.example.org")));
        Assert.Equal((true, "scanner.example.org", 3310, 100L * 1024 * 1024), (settings.IsOn, settings.Host, settings.Port, settings.MaxBytes));
    }

    [Fact]
    public void Everything_that_is_wrong_is_listed_at_once()
    {
        Assert.Equal(
            [
                "Scanner:Off=true and a scanner contradict each other: take one of them away.",
                "Scanner:Socket and Scanner:Host name two scanners: set one of them.",
                "Scanner:Port must be a whole number from 1 to 65535.",
                "Scanner:MaxBytes must be a whole number above 0.",
            ],
            ScannerSettings.Problems(With(("Socket", "/run/clamd"), ("Host", "scanner"), ("Port", "0"), ("MaxBytes", "much"), ("Off", "true")), isDevelopment: true));
        Assert.Equal(
            ["Scanner:Off must be true or false.", "Scanner:Port is half a setting: set Scanner:Host as well."],
            ScannerSettings.Problems(With(("Port", "3310"), ("Off", "perhaps")), isDevelopment: true));
    }

    private static IConfiguration With(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Scanner:{s.Key}", (string?)s.Value))).Build();
}
