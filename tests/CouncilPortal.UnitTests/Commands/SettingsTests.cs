using CouncilPortal.Commands;
using Xunit;

namespace CouncilPortal.UnitTests.Commands;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("--DataFolder=data")]
    [InlineData("--Demo:Data=false")]
    [InlineData("--demo:data=false")]
    [InlineData("--environment=Production")]
    [InlineData("--urls=http://127.0.0.1:0")]
    [InlineData("--ConnectionStrings:Portal=Host=localhost;Port=5432")]
    public void A_setting_goes_to_the_configuration_wherever_it_stands(string setting)
    {
        var (settings, words) = Settings.Split(["import", setting, "decisions", "file.csv"]);
        Assert.Equal([setting], settings);
        Assert.Equal(["import", "decisions", "file.csv"], words);
    }

    [Fact]
    public void A_setting_may_be_written_as_two_words()
    {
        var (settings, words) = Settings.Split(["--DataFolder", "data", "migrate"]);
        Assert.Equal(["--DataFolder", "data"], settings);
        Assert.Equal(["migrate"], words);
    }

    [Theory]
    [InlineData("--dry-run")]
    [InlineData("--seed=42")]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("--")]
    [InlineData("Figures.csv")]
    public void A_word_of_a_verb_is_no_setting(string word)
    {
        var (settings, words) = Settings.Split(["generate", word]);
        Assert.Empty(settings);
        Assert.Equal(["generate", word], words);
    }
}
