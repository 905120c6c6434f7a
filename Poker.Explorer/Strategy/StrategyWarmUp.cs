using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Poker.Infrastructure.Strategies;

namespace Poker.Explorer.Strategy;

/// <summary>Asks for the first spot of a hand once, when the host has started: building the tree and compiling the way there take some 0.3 s.</summary>
internal sealed class StrategyWarmUp(StrategyReader reader, ILogger<StrategyWarmUp> log) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var spot = await reader.SpotAsync(new(BlueprintSource.Database, null, null), byReach: true, stoppingToken);
            JsonSerializer.Serialize(spot, JsonSerializerOptions.Web);
        }
        catch (Exception error)
        {
            // Nothing is stored yet, or whoever asks first is told what is wrong: no reason for the host to end.
            LogMessages.NotWarm(log, error.Message);
        }
    }
}
