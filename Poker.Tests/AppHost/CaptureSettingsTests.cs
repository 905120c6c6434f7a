using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Poker.Capture;
using Poker.Tests.Harness;

namespace Poker.Tests.AppHost;

public sealed class CaptureSettingsTests
{
    [Fact]
    public void The_file_that_the_AppHost_reads_names_the_endpoint_that_capture_has_without_it()
    {
        var file = new ConfigurationBuilder().AddJsonFile(Path.Combine(Clone.Root, "Poker.Capture", "appsettings.json")).Build();

        Assert.Equal([("http:Url", "http://localhost:5110")], Endpoints(file));
        Assert.Equal(Endpoints(file), Endpoints(Defaults()));
    }

    [Fact]
    public void Other_addresses_replace_the_usual_one()
    {
        Assert.Empty(Endpoints(Defaults("--urls=http://localhost:7000")));
        Assert.Equal([("one:Url", "https://*:443")], Endpoints(Defaults("--Kestrel:Endpoints:one:Url=https://*:443")));
    }

    private static IConfiguration Defaults(params string[] args)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { Args = args });
        builder.Configuration.AddCommandLine(args);
        CaptureEndpoints.ListenOnLoopbackByDefault(builder);
        return builder.Configuration;
    }

    private static (string Key, string? Value)[] Endpoints(IConfiguration configuration) =>
    [
        .. configuration.GetSection("Kestrel:Endpoints").AsEnumerable(makePathsRelative: true)
            .Where(entry => entry.Value is not null).Select(entry => (entry.Key, entry.Value)).Order(),
    ];
}
