using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Indexing;

namespace Poker.Core.Play;

/// <summary>Equities of the full deck without an abstraction: made in a fraction of a second, 27 MB, and up to 15 MB for the flops as they come.</summary>
/// <remarks>A river is one look-up, a turn 46, a flop 1,081 reads the first time and then one; before the flop they are a table.</remarks>
public sealed class ComputedEquities : IHandEquities
{
    private readonly RiverEquities _river;
    private readonly CanonicalHands _flops = new(Deck.Full, Street.Flop);

    // Rounded equity + 1, or 0 while unknown. Threads may find the same one at once; they find the same.
    private readonly int[] _flopUnits;
    private readonly FlopRunouts?[] _runouts;

    /// <summary>Prepares the river.</summary>
    /// <param name="threads">Threads at most.</param>
    public ComputedEquities(int threads = 1)
    {
        _river = RiverEquities.Compute(Deck.Full, threads);
        _flopUnits = new int[_flops.Count];
        _runouts = new FlopRunouts?[_flops.Boards.Count];
    }

    /// <inheritdoc />
    public double Of(Observation hand) => hand.Street switch
    {
        Street.Preflop => PreflopEquities.UnitsOf(hand.Pocket),
        Street.Flop => Flop(hand),
        Street.Turn => Units(Sum(hand), 46L * _river.MaxPoints),
        _ => Units(_river.Points[_river.Classes.EntryOf(hand)], _river.MaxPoints),
    } / (double)ushort.MaxValue;

    private int Flop(Observation hand)
    {
        ref var units = ref _flopUnits[_flops.IndexOf(hand)];
        var known = Volatile.Read(ref units);
        if (known == 0)
        {
            known = 1 + Units(FlopSum(hand), 1_081L * _river.MaxPoints);
            Volatile.Write(ref units, known);
        }

        return known - 1;
    }

    private long FlopSum(Observation hand)
    {
        var canonical = SuitIsomorphism.Canonical(hand);
        ref var runouts = ref _runouts[_flops.Boards.NumberOf(canonical.Board)];
        var known = Volatile.Read(ref runouts);
        if (known is null)
        {
            known = new(_river.Classes, canonical.Board);
            Volatile.Write(ref runouts, known);
        }

        return known.Sum(canonical.Pocket, _river.Points);
    }

    private long Sum(Observation hand)
    {
        var sum = 0L;
        foreach (var river in Deck.Full.Cards - hand.All)
        {
            sum += _river.Points[_river.Classes.EntryOf(hand with { Board = hand.Board | river.Set })];
        }

        return sum;
    }

    private static int Units(long sum, long most) => (int)(((2 * ushort.MaxValue * sum) + most) / (2 * most));
}
