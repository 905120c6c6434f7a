using Poker.Core.Game;

namespace Poker.Core.Play.Matches;

/// <summary>A hand of a match, whole.</summary>
/// <param name="Number">Its number in the match, from 0.</param>
/// <param name="Stakes">The forced bets.</param>
/// <param name="Players">Who sat in each seat.</param>
/// <param name="Starting">Each seat's chips before.</param>
/// <param name="Deal">The cards.</param>
/// <param name="Actions">What was done, in order.</param>
/// <param name="Finishing">Each seat's chips after.</param>
public sealed record PlayedHand(
    long Number,
    Stakes Stakes,
    IReadOnlyList<string> Players,
    IReadOnlyList<long> Starting,
    Deal Deal,
    IReadOnlyList<PlayerAction> Actions,
    IReadOnlyList<long> Finishing);
