using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Poker.Bot;
using Poker.Tests.Harness;

namespace Poker.Tests.AppHost;

public sealed class BotSettingsTests
{
    [Fact]
    public void The_file_that_the_AppHost_reads_names_the_endpoints_that_the_bot_has_without_it()
    {
        var file = new ConfigurationBuilder().AddJsonFile(Path.Combine(Clone.Root, "Poker.Bot", "appsettings.json")).Build();

        Assert.Equal(
            [("grpc:Protocols", "Http2"), ("grpc:Url", "http://localhost:5121"), ("http:Protocols", "Http1"), ("http:Url", "http://localhost:5120")],
            Endpoints(file));
        Assert.Equal(Endpoints(file), Endpoints(Defaults()));
    }

    [Fact]
    public void Other_addresses_replace_the_usual_ones() => Assert.Empty(Endpoints(Defaults("--urls=http://localhost:7000")));

    private static IConfiguration Defaults(params string[] args)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { Args = args });
        builder.Configuration.AddCommandLine(args);
        BotEndpoints.ListenOnLoopbackByDefault(builder);
        return builder.Configuration;
    }

    private static (string Key, string? Value)[] Endpoints(IConfiguration configuration) =>
    [
        .. configuration.GetSection("Kestrel:Endpoints").AsEnumerable(makePathsRelative: true)
            .Where(entry => entry.Value is not null).Select(entry => (entry.Key, entry.Value)).Order(),
    ];
}
