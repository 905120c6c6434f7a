using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Poker.Explorer;
using Poker.Tests.Coordinator;
using Poker.Tests.Harness;

namespace Poker.Tests.Explorer;

public sealed class ExplorerWarmUpTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    [Fact]
    public async Task What_visitors_ask_first_is_asked_until_it_is_answered()
    {
        await using var host = await CoordinatorHost.StartAsync(ConnectionString, []);
        var logs = new LogCapture();
        using var factory = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(logs));
        using var warmUp = new ExplorerWarmUp(
            host.Services.GetRequiredService<IServiceScopeFactory>(),
            host.Services.GetRequiredService<EndpointDataSource>(),
            host.Services.GetRequiredService<IHostApplicationLifetime>(),
            factory.CreateLogger<ExplorerWarmUp>())
        {
            Period = TimeSpan.FromMilliseconds(50),
        };
        await warmUp.StartAsync(CancellationToken.None);
        await SaidAsync("GetStrategy in advance: 404");
        await SaidAsync("GetBuckets in advance: 404");
        await SaidAsync("GetEquity in advance: 200");

        await RoyalStrategy.StoreAsync(DataSource);
        await SaidAsync("GetStrategy in advance: 200");
        await SaidAsync("GetBucketMembers in advance: 200", times: 4);
        await SaidAsync("GetStrategy in advance: 200", times: 4);
        await warmUp.StopAsync(CancellationToken.None);
        Assert.Equal((1, 1, 1, 4), (
            Count("GetEquity in advance: 200"), Count("CompareHands in advance: 200"), Count("GetStrategyHands in advance: 200"), Count("GetBuckets in advance: 200")));
        Assert.DoesNotContain(logs.Lines, line => line.Contains("in advance: 400", StringComparison.Ordinal));
        Assert.DoesNotContain(logs.Lines, line => line.Contains("Sequence", StringComparison.Ordinal));

        int Count(string text) => logs.Lines.Count(line => line.Contains($"Asked {text}", StringComparison.Ordinal));

        Task SaidAsync(string text, int times = 1) => Poll.UntilAsync(() => Count(text) >= times, $"'{text}' was logged {times} times");
    }

    [Fact]
    public async Task A_host_asks_in_advance()
    {
        await using var host = await CoordinatorHost.StartAsync(ConnectionString, [], ("Logging:LogLevel:Poker.Explorer", "Debug"));
        await Poll.UntilAsync(
            () => host.Logs.Lines.Any(line => line.Contains("Asked GetEquity in advance: 200", StringComparison.Ordinal)), "an equity was asked for");
    }
}
