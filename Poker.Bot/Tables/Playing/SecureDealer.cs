using System.Security.Cryptography;
using Poker.Core.Cards;
using Poker.Core.Game;

namespace Poker.Bot.Tables.Playing;

/// <summary>Chance from the system's cryptographic generator: no card that is seen tells anything of those that are not.</summary>
internal sealed class SecureDealer : IDealer
{
    /// <inheritdoc />
    public Deal Deal(int seats)
    {
        var deck = Deck.Full.Cards.ToArray();
        RandomNumberGenerator.Shuffle<Card>(deck);
        var pockets = Enumerable.Range(0, seats).Select(seat => CardSet.Of(deck.AsSpan(2 * seat, 2))).ToArray();
        var board = deck.AsSpan(2 * seats);
        return Core.Game.Deal.Of(pockets, CardSet.Of(board[..3]), CardSet.Of(board[3..4]), CardSet.Of(board[4..5]));
    }

    /// <inheritdoc />
    public double Draw() => (Token() >> 11) * (1.0 / (1UL << 53));

    /// <inheritdoc />
    public ulong Token()
    {
        Span<byte> bits = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(bits);
        return BitConverter.ToUInt64(bits);
    }
}
