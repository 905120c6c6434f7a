using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Poker.Coordinator;
using Poker.Tests.Harness;

namespace Poker.Tests.AppHost;

public sealed class CoordinatorSettingsTests
{
    [Fact]
    public void The_file_that_the_AppHost_reads_names_the_endpoints_that_the_coordinator_has_without_it()
    {
        var file = new ConfigurationBuilder().AddJsonFile(Path.Combine(Clone.Root, "Poker.Coordinator", "appsettings.json")).Build();

        Assert.Equal(Endpoints(file), Endpoints(Defaults()));
    }

    [Fact]
    public void An_endpoint_that_is_only_given_its_address_keeps_its_protocol() => Assert.Equal(
        [
            ("grpc:Protocols", "Http2"), ("grpc:Url", "http://*:8081"), ("http:Protocols", "Http1"), ("http:Url", "http://*:8080"),
        ],
        Endpoints(Defaults("--Kestrel:Endpoints:http:Url=http://*:8080", "--Kestrel:Endpoints:grpc:Url=http://*:8081")));

    [Fact]
    public void Other_addresses_replace_the_usual_ones()
    {
        Assert.Empty(Endpoints(Defaults("--urls=http://localhost:7000")));
        Assert.Equal([("one:Url", "https://*:443")], Endpoints(Defaults("--Kestrel:Endpoints:one:Url=https://*:443")));
    }

    private static IConfiguration Defaults(params string[] args)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { Args = args });
        builder.Configuration.AddCommandLine(args);
        builder.ListenOnLoopbackByDefault();
        return builder.Configuration;
    }

    private static (string Key, string? Value)[] Endpoints(IConfiguration configuration) =>
    [
        .. configuration.GetSection("Kestrel:Endpoints").AsEnumerable(makePathsRelative: true)
            .Where(entry => entry.Value is not null).Select(entry => (entry.Key, entry.Value)).Order(),
    ];
}
