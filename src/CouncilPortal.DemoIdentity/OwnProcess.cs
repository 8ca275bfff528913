using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;

namespace CouncilPortal.DemoIdentity;

/// <summary>The portal's way to the provider in its own process, whatever port the process listens on.</summary>
public static class OwnProcess
{
    /// <summary>A handler whose every connection leads to the server's own http address on loopback.</summary>
    public static HttpMessageHandler Handler(IServer server) => new SocketsHttpHandler
    {
        UseProxy = false,
        ConnectCallback = async (_, cancel) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(Address(server), cancel);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };

    private static DnsEndPoint Address(IServer server)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var http = addresses.Select(BindingAddress.Parse).FirstOrDefault(a => a.Scheme == "http" && !a.IsUnixPipe && !a.IsNamedPipe)
            ?? throw new InvalidOperationException("The demonstration sign-in needs the portal to listen on an http address of this machine.");
        var isNamed = IPAddress.TryParse(http.Host.Trim('[', ']'), out var ip) && !ip.Equals(IPAddress.Any) && !ip.Equals(IPAddress.IPv6Any);
        return new DnsEndPoint(isNamed ? ip!.ToString() : "localhost", http.Port);
    }
}
