using Poker.Core.Cards;
using Poker.Core.Game;

namespace Poker.Core.Play.Responses;

/// <summary>What a local best response plays, and how.</summary>
/// <param name="Actions">Its action set.</param>
/// <param name="First">The first street on which it does more than checking and calling.</param>
/// <param name="Deck">The cards in play.</param>
/// <param name="Stakes">The blinds.</param>
/// <param name="StackChips">Both players' chips.</param>
public sealed record LbrOptions(LbrActions Actions, Street First, Deck Deck, Stakes Stakes, long StackChips);
