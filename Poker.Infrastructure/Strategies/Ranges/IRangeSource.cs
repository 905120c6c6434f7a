using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;

namespace Poker.Infrastructure.Strategies.Ranges;

/// <summary>A blueprint that whole ranges are read from, decision by decision.</summary>
public interface IRangeSource
{
    /// <summary>What it is, as far as is known before it is asked.</summary>
    BlueprintRun Run { get; }

    /// <summary>Its betting.</summary>
    BettingTree Tree { get; }

    /// <summary>Reads all that a spot needs.</summary>
    /// <returns>Null where another blueprint has replaced this one: open it again.</returns>
    Task<RangeRecords?> ReadAsync(RangeQuestion question, CancellationToken cancellation);
}
