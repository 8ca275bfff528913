using CouncilPortal.EmailOutbox;
using Xunit;

namespace CouncilPortal.UnitTests.EmailOutbox;

public sealed class MailTextTests
{
    [Fact]
    public void Addresses_in_a_mail_are_links_and_the_rest_is_text() =>
        Assert.Equal(
            [("Open: ", false), ("https://portal.example.org/actions/1", true), ("\nBye <b>", false)],
            MailText.Parts("Open: https://portal.example.org/actions/1\nBye <b>"));

    [Fact]
    public void Addresses_of_the_portal_are_built_from_its_public_address()
    {
        Assert.Equal("https://portal.example.org/actions/12", new PortalAddress("https://portal.example.org").Of("/actions/12"));
        Assert.Equal("https://example.org/portal/actions/12", new PortalAddress("https://example.org/portal/").Of("/actions/12"));
        Assert.Equal("http://localhost:5080/actions/12", new PortalAddress(null).Of("/actions/12"));
        Assert.Throws<InvalidOperationException>(() => new PortalAddress("portal.example.org"));
    }
}
