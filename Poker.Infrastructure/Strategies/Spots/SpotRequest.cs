using Poker.Core.Cards;

namespace Poker.Infrastructure.Strategies.Spots;

/// <summary>A spot that was asked for.</summary>
/// <param name="History">The betting, in words.</param>
/// <param name="Board">The board's cards.</param>
/// <param name="Hand">Two cards, or none for a whole range.</param>
/// <param name="Token">What decides a translation that is drawn.</param>
public sealed record SpotRequest(string History, CardSet Board, CardSet? Hand, ulong Token);
