using Poker.Core.Game;
using Poker.Core.Numerics;

namespace Poker.Bot.Tables.Playing;

/// <summary>Chance that a seed fixes: cards and choices have a stream each, so that the cards don't depend on the play.</summary>
internal sealed class SeededDealer(ulong seed) : IDealer
{
    private Rng _cards = new(seed);
    private Rng _choices = new(seed, 1);

    /// <inheritdoc />
    public Deal Deal(int seats) => Core.Game.Deal.Draw(ref _cards, seats);

    /// <inheritdoc />
    public double Draw() => _choices.NextDouble();

    /// <inheritdoc />
    public ulong Token() => _choices.Next();
}
