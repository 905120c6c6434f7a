using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Poker.Cli.Hosting;

namespace Poker.Tests.Cli.Hosting;

public sealed class PortsTests
{
    [Fact]
    public async Task A_port_that_was_taken_between_choice_and_start_is_chosen_again()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = ((IPEndPoint)other.LocalEndpoint).Port;
        var tried = new List<int>();

        // The first choice was made before the other listened.
        await using var app = await Ports.BoundAsync(() => StartAsync(tried.Count == 0 ? taken : Ports.Choose(IPAddress.Loopback, null, taken), tried));

        Assert.Equal(2, tried.Count);
        Assert.Equal(taken, tried[0]);
        using var client = new HttpClient();
        Assert.Equal("here", await client.GetStringAsync($"http://127.0.0.1:{tried[1]}/"));
    }

    [Fact]
    public async Task What_fails_otherwise_or_for_ever_fails()
    {
        var attempts = 0;
        await Assert.ThrowsAsync<IOException>(() => Ports.BoundAsync<int>(() => throw new IOException($"{attempts++}", new AddressInUseException("taken"))));
        Assert.Equal(5, attempts);

        attempts = 0;
        await Assert.ThrowsAsync<IOException>(() => Ports.BoundAsync<int>(() => throw new IOException($"{attempts++}")));
        Assert.Equal(1, attempts);
    }

    private static async Task<WebApplication> StartAsync(int port, List<int> tried)
    {
        tried.Add(port);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var app = builder.Build();
        app.MapGet("/", () => "here");
        await HostStart.RunAsync(app, CancellationToken.None);
        return app;
    }
}
