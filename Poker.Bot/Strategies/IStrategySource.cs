namespace Poker.Bot.Strategies;

/// <summary>The strategies that tables and callers can choose among. Safe to use from several threads.</summary>
public interface IStrategySource
{
    /// <summary>The name of the model in service: the one in production, or for a share of the hands the canary.</summary>
    const string Model = "model";

    /// <summary>All that can be chosen now, with a line each that says what it is.</summary>
    IReadOnlyList<StrategyChoice> Choices { get; }

    /// <summary>A player of a strategy for one hand: it sticks to one model through the hand.</summary>
    /// <param name="strategy">A name of <see cref="Choices"/>; some take an argument after a colon.</param>
    /// <param name="place">Where it is played.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="Poker.Infrastructure.Strategies.StrategyException">There is no such strategy, or it cannot play now; the message says why.</exception>
    ValueTask<IHandPlayer> SeatAsync(string strategy, HandPlace place, CancellationToken cancellation);
}
