using Poker.Bot.Models;

namespace Poker.Bot.Deciding;

/// <summary>Tells which models are in service.</summary>
internal sealed class ModelsReporter(ModelsInService models, ModelNews news, DecidingOptions options)
{
    /// <summary>What is in service now.</summary>
    public ModelsReport Report()
    {
        var now = models.Now;
        return new(
            now.Production?.Version,
            now.Canary?.Version,
            now.Canary is null ? 0 : options.CanaryShare,
            now.Canary?.Stopped,
            news.At,
            news.Age?.TotalSeconds,
            news.Away,
            news.Refused);
    }
}
