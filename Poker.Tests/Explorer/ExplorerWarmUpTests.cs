using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Poker.Explorer;
using Poker.Explorer.Buckets;
using Poker.Explorer.Equities;
using Poker.Infrastructure.Strategies.Ranges;
using Poker.Tests.Coordinator;
using Poker.Tests.Harness;

namespace Poker.Tests.Explorer;

public sealed class ExplorerWarmUpTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    [Fact]
    public async Task What_visitors_ask_first_is_asked_as_soon_as_it_is_there()
    {
        var logs = new LogCapture();
        using var factory = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(logs));
        var turns = new BucketTurns();
        using var warmUp = new ExplorerWarmUp(
            new(new BlueprintLibrary(DataSource, null)),
            new(new StreetViews(DataSource, turns), turns),
            new EquityCalculator(TimeProvider.System),
            Options.Create(new JsonOptions()),
            factory.CreateLogger<ExplorerWarmUp>())
        {
            Period = TimeSpan.FromMilliseconds(50),
        };
        await ExecuteAsync("ALTER TABLE blueprint_run RENAME TO hidden");
        await warmUp.StartAsync(CancellationToken.None);
        await SaidAsync("a spot: not answered");
        await ExecuteAsync("ALTER TABLE hidden RENAME TO blueprint_run");
        await SaidAsync("a spot: not answered, The database holds no blueprint yet");
        await SaidAsync("the buckets: not answered");
        await SaidAsync("an equity: answered");

        await RoyalStrategy.StoreAsync(DataSource);
        await SaidAsync("a spot: answered");
        await SaidAsync("the buckets: answered");
        await SaidAsync("a spot: answered", times: 4);
        await warmUp.StopAsync(CancellationToken.None);
        Assert.Equal((1, 1), (Count("the buckets: answered"), Count("an equity: answered")));

        int Count(string text) => logs.Lines.Count(line => line.Contains($"in advance for {text}", StringComparison.Ordinal));

        Task SaidAsync(string text, int times = 1) => Poll.UntilAsync(() => Count(text) >= times, $"'{text}' was logged {times} times");
    }

    [Fact]
    public async Task A_host_asks_in_advance()
    {
        await using var host = await CoordinatorHost.StartAsync(ConnectionString, [], ("Logging:LogLevel:Poker.Explorer", "Debug"));
        await Poll.UntilAsync(
            () => host.Logs.Lines.Any(line => line.Contains("Asked in advance for an equity: answered", StringComparison.Ordinal)), "an equity was asked for");
    }
}
