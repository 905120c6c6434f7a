using Poker.Core.Cards;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;

namespace Poker.Infrastructure.Strategies.Ranges;

/// <summary>What a blueprint does at a spot with every hand.</summary>
/// <param name="Run">The blueprint.</param>
/// <param name="Tree">Its betting.</param>
/// <param name="Path">Where the betting stands.</param>
/// <param name="Board">The board of the street, as far as it is known, in the order in which it was dealt.</param>
/// <param name="MissingCards">Cards that the street's board lacks.</param>
/// <param name="Choices">The actions of the tree here.</param>
/// <param name="Hands">All hands; null while cards are missing.</param>
public sealed record RangeReport(
    BlueprintRun Run,
    BettingTree Tree,
    RangePath Path,
    IReadOnlyList<Card> Board,
    int MissingCards,
    IReadOnlyList<RangeChoice> Choices,
    RangeHands? Hands);
