using System.Globalization;
using Poker.Bot.Deciding;
using Poker.Bot.Models;
using Poker.Bot.Trials;
using Poker.Infrastructure.Strategies;

namespace Poker.Bot.Strategies;

/// <summary>The catalogue's strategies, the models in service and any version of the registry, each decision logged and watched.</summary>
internal sealed class ServiceStrategies(
    StrategyShelf shelf, ModelShelf versions, ModelsInService models, ModelDecider decider, DecisionBook book, SplitTrials trials, DecidingOptions options)
    : IStrategySource
{
    private const string VersionPrefix = $"{IStrategySource.Model}:";

    /// <inheritdoc />
    public IReadOnlyList<StrategyChoice> Choices =>
        [.. StrategyShelf.Entries.Select(entry => new StrategyChoice(entry.Name, Describe(entry), StrategyShelf.MostPlayers(entry.Name)))];

    /// <inheritdoc />
    public async ValueTask<IHandPlayer> SeatAsync(string strategy, HandPlace place, CancellationToken cancellation)
    {
        await shelf.ReadyAsync(cancellation);
        if (strategy == IStrategySource.Model)
        {
            var fallback = await shelf.GetAsync(StrategyShelf.Fallback, cancellation);
            return models.Seat(place, options.CanaryShare) is { } seated
                ? new ModelPlayer(seated, models, decider, fallback, book, trials, place)
                : new StrategyPlayer(fallback, book, place, $"no model is in production yet: {fallback.Name} decides", isFallback: true);
        }

        if (strategy.StartsWith(VersionPrefix, StringComparison.Ordinal))
        {
            var fallback = await shelf.GetAsync(StrategyShelf.Fallback, cancellation);
            var use = await versions.UseAsync(VersionOf(strategy), cancellation);
            return new ModelPlayer(new HandModel(use, IsCanary: false, null, use.Model.Version), models, decider, fallback, book, trials, place);
        }

        return new StrategyPlayer(await shelf.GetAsync(strategy, cancellation), book, place);
    }

    private static long VersionOf(string strategy) =>
        long.TryParse(strategy.AsSpan(VersionPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new StrategyException(
                $"'{strategy}' names no model: write {VersionPrefix}12 for version 12, or {IStrategySource.Model} for the one in service.", isBadInput: true);

    private string Describe(StrategyEntry entry)
    {
        if (entry.Name != IStrategySource.Model)
        {
            return entry.Description;
        }

        var now = models.Now;
        return (now.Production, now.Canary) switch
        {
            (null, _) => $"the policy network in production; none yet, so that {StrategyShelf.Fallback} decides",
            ({ } production, null or { Stopped: not null }) => $"the policy network in production, version {production.Version}",
            ({ } production, { } canary) => string.Create(
                CultureInfo.InvariantCulture,
                $"the policy network in production, version {production.Version}, and for {options.CanaryShare:0.##} of the hands version {canary.Version}"),
        };
    }
}
