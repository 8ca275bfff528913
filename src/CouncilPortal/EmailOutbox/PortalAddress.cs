namespace CouncilPortal.EmailOutbox;

/// <summary>Where the portal is found from outside, as mails give it: <c>Portal:PublicUrl</c>.</summary>
public sealed class PortalAddress
{
    private const string Local = "http://localhost:5080";

    private readonly Uri root;

    /// <summary>Uses the address given; none stands for this machine.</summary>
    /// <exception cref="InvalidOperationException">It is not an http or https address.</exception>
    public PortalAddress(string? publicUrl)
    {
        var text = string.IsNullOrWhiteSpace(publicUrl) ? Local : publicUrl.Trim();
        root = Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new InvalidOperationException($"Portal:PublicUrl is '{text}': write the portal's address, such as https://portal.example.org.");
    }

    /// <summary>The host after the @ of message ids.</summary>
    public string Host => root.Host;

    /// <summary>The full address of a path such as <c>/actions/12</c>.</summary>
    public string Of(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new Uri(root, path.TrimStart('/')).ToString();
    }
}
