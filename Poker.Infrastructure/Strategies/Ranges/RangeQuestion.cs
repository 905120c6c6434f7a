using Poker.Core.Cards;

namespace Poker.Infrastructure.Strategies.Ranges;

/// <summary>What a spot needs of a blueprint.</summary>
/// <param name="Boards">The boards, one a street, whose pairs' buckets are wanted.</param>
/// <param name="Decisions">The decisions on the path, the last one included.</param>
/// <param name="Below">Decisions up to this one, from the last of the path on, are wanted too; none where it is smaller.</param>
public sealed record RangeQuestion(IReadOnlyList<CardSet> Boards, IReadOnlyList<int> Decisions, int Below);
