using Poker.Core.Solving.Blueprints;

namespace Poker.Infrastructure.Strategies.Ranges;

/// <summary>What a source told for a spot, all of one moment.</summary>
/// <param name="Run">The blueprint.</param>
/// <param name="Buckets">By board that was asked for: each pair's bucket, −1 where the board or the deck leaves the pair no place.</param>
/// <param name="Decisions">By number: the decisions that were asked for.</param>
public sealed record RangeRecords(
    BlueprintRun Run, IReadOnlyList<short[]> Buckets, IReadOnlyDictionary<int, DecisionRecord> Decisions);
