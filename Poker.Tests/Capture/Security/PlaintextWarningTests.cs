using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Poker.Capture.Security;
using Poker.Tests.Harness;

namespace Poker.Tests.Capture.Security;

public sealed class PlaintextWarningTests
{
    [Theory]
    [InlineData("http://0.0.0.0:5110", true)]
    [InlineData("http://[::]:5110", true)]
    [InlineData("http://+:8080", true)]
    [InlineData("http://192.0.2.7:5110", true)]
    [InlineData("http://127.0.0.1:5110", false)]
    [InlineData("http://[::1]:5110", false)]
    [InlineData("http://localhost:5110", false)]
    [InlineData("https://0.0.0.0:5110", false)]
    [InlineData("http://unix:/run/poker.sock", false)]
    public async Task It_is_told_when_other_machines_may_send_in_the_open(string address, bool isTold)
    {
        var log = new LogLines();
        using var factory = LoggerFactory.Create(builder => builder.AddProvider(log));

        await new PlaintextWarning(new Server(address), factory.CreateLogger<PlaintextWarning>()).StartedAsync(CancellationToken.None);

        Assert.Equal(isTold ? 1 : 0, log.Lines.Count(line => line.Contains($"{address} is open to other machines without TLS", StringComparison.Ordinal)));
        Assert.Equal(isTold ? 1 : 0, log.Lines.Count);
    }

    private sealed class Server : IServer
    {
        public Server(string address)
        {
            var addresses = new ServerAddresses();
            addresses.Addresses.Add(address);
            Features.Set<IServerAddressesFeature>(addresses);
        }

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }

    private sealed class ServerAddresses : IServerAddressesFeature
    {
        public ICollection<string> Addresses { get; } = [];

        public bool PreferHostingUrls { get; set; }
    }
}
