using Microsoft.Extensions.Logging;
using Poker.Explorer.Strategy;
using Poker.Infrastructure.Strategies.Ranges;
using Poker.Tests.Coordinator;
using Poker.Tests.Harness;

namespace Poker.Tests.Explorer.Strategy;

public sealed class StrategyWarmUpTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    [Fact]
    public async Task The_first_spot_is_looked_at_when_the_host_starts()
    {
        await RoyalStrategy.StoreAsync(DataSource);
        Assert.Empty(await RunAsync());
    }

    [Fact]
    public async Task Without_a_blueprint_or_tables_the_host_starts_all_the_same()
    {
        Assert.Contains("holds no blueprint yet", Assert.Single(await RunAsync()));
        await ExecuteAsync("DROP TABLE blueprint_run CASCADE");
        Assert.Contains("No spot could be looked at", Assert.Single(await RunAsync()));
    }

    private async Task<IReadOnlyCollection<string>> RunAsync()
    {
        var logs = new LogCapture();
        using var factory = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(logs));
        using var warmUp = new StrategyWarmUp(new(new BlueprintLibrary(DataSource, null)), factory.CreateLogger<StrategyWarmUp>());
        await warmUp.StartAsync(CancellationToken.None);
        await warmUp.ExecuteTask!;
        return logs.Lines;
    }
}
