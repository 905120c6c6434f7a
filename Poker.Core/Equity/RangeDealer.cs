using Poker.Core.Evaluation;

namespace Poker.Core.Equity;

/// <summary>Deals the rest of a board in every way that stands for others like it, and sweeps each; one a thread.</summary>
internal sealed class RangeDealer(HandSum[] rest, HandSum board, SuitSymmetry symmetry, RangeSweep sweep)
{
    /// <summary>The sums so far.</summary>
    public RangeTally Tally { get; private set; }

    /// <summary>Deals the cards that are missing from those below an index.</summary>
    public void Deal(HandSum dealt, int below, int missing)
    {
        if (missing > 0)
        {
            for (var card = missing - 1; card < below; card++)
            {
                Deal(dealt + rest[card], card, missing - 1);
            }

            return;
        }

        var multiplicity = symmetry.Multiplicity(dealt.Cards);
        if (multiplicity > 0)
        {
            var (wins, ties) = sweep.Run(board + dealt);
            Tally += new RangeTally((UInt128)(wins * multiplicity), (UInt128)(ties * multiplicity));
        }
    }
}
