using CouncilPortal.Authorities;
using FsCheck.Fluent;

namespace CouncilPortal.UnitTests.Authorities;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Kent County Council", "kent-county-council")]
    [InlineData("Bath & North East Somerset Council", "bath-and-north-east-somerset-council")]
    [InlineData("King's Lynn and West Norfolk Borough Council", "kings-lynn-and-west-norfolk-borough-council")]
    [InlineData("King\u2019s Lynn", "kings-lynn")]
    [InlineData("Stockton-on-Tees Borough Council", "stockton-on-tees-borough-council")]
    [InlineData("Bournemouth, Christchurch and Poole Council", "bournemouth-christchurch-and-poole-council")]
    [InlineData("  St. Helens (Council) ", "st-helens-council")]
    public void An_authoritys_address_follows_from_its_name(string name, string slug)
    {
        Assert.Equal(slug, Slug.For(name));
    }

    [Fact]
    public void A_slug_is_words_of_a_to_z_and_digits_joined_by_single_hyphens()
    {
        var character = Gen.Elements('A', 'z', 'é', 'İ', '0', ' ', '&', '\'', '-', '–', '/', '\u2019');
        Property.Holds(Gen.ArrayOf(character), name =>
        {
            var slug = Slug.For(new string(name));
            return (slug.Length == 0 || System.Text.RegularExpressions.Regex.IsMatch(slug, "^[a-z0-9]+(-[a-z0-9]+)*$")) && Slug.For(slug) == slug;
        });
    }
}
