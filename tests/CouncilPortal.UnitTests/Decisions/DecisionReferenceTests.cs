using CouncilPortal.Decisions;
using FsCheck.Fluent;

namespace CouncilPortal.UnitTests.Decisions;

public sealed class DecisionReferenceTests
{
    [Theory]
    [InlineData("19 012 345")]
    [InlineData("19-012-345")]
    [InlineData("19012345")]
    [InlineData("  19 012 345 ")]
    [InlineData("19\u00a0012\u00a0345")]
    public void Each_way_of_writing_a_reference_is_accepted(string written)
    {
        var reference = DecisionReference.Parse(written);

        Assert.Equal("19012345", reference.Stored);
        Assert.Equal("19 012 345", reference.Display);
        Assert.Equal("19-012-345", reference.Address);
    }

    [Theory]
    [InlineData("17 002 402b")]
    [InlineData("17-002-402B")]
    [InlineData("17002402b")]
    [InlineData("17 002 402 b")]
    public void A_joint_case_keeps_its_letter(string written)
    {
        var reference = DecisionReference.Parse(written);

        Assert.Equal("17002402b", reference.Stored);
        Assert.Equal("17 002 402b", reference.Display);
        Assert.Equal("17-002-402b", reference.Address);
        Assert.Equal(reference.Display, $"{reference}");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("19 012 34")]
    [InlineData("19 012 3456")]
    [InlineData("1901 2345")]
    [InlineData("19 012 345bb")]
    [InlineData("19/012/345")]
    [InlineData("19  012  345")]
    [InlineData("١٩ ٠١٢ ٣٤٥")]
    [InlineData("19 012 345\n19 012 346")]
    public void Anything_else_is_refused_with_an_example(string? written)
    {
        Assert.False(DecisionReference.TryParse(written, out _));
        Assert.Contains("19 012 345", Assert.Throws<FormatException>(() => DecisionReference.Parse(written)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_form_of_a_reference_reads_back_as_the_same_one()
    {
        Property.Holds(Gen.Choose(0, 99_999_999).Zip(Gen.Elements("", "a", "b", "z")), x =>
        {
            var reference = DecisionReference.Parse(x.Item1.ToString("00000000", System.Globalization.CultureInfo.InvariantCulture) + x.Item2);
            return DecisionReference.Parse(reference.Stored) == reference
                && DecisionReference.Parse(reference.Display) == reference
                && DecisionReference.Parse(reference.Address) == reference;
        });
    }
}
