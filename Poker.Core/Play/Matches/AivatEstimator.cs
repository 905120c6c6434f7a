using Poker.Core.Cards;
using Poker.Core.Game;

namespace Poker.Core.Play.Matches;

/// <summary>Estimates what the big blind's seat won in a heads-up hand, less the luck of cards and of the players' own mixes.</summary>
/// <remarks>
/// <para>AIVAT (Burch, Schmid, Moravčík, Morrill and Bowling, 2018) with the value v(h) = (2·equity − 1) · chips that a showdown would
/// move: exact equity of both hands on the board as it is, everything matched that is bet. At every decision Σ π(a)·v(h·a) − v(h·a taken)
/// is added, and at every deal E[v] − v: both have expectation 0, so the mean stays what it was, whatever v is.</para>
/// <para>v before board cards is the mean of v after them, and over deals it is (½·2 − 1)·… = 0 at the start. So the terms of chance need no
/// enumeration: all terms telescope to Σ over decisions of (Σ π(a)·v(h·a) − v(h)), plus the profit less the value at the end.</para>
/// </remarks>
public sealed class AivatEstimator
{
    private readonly PairEquities _equities;
    private Deal _deal;
    private Street _street;
    private double _edge;
    private bool _isKnown;

    /// <summary>An estimator of one thread.</summary>
    /// <param name="equities">Where equities come from; shared between threads.</param>
    public AivatEstimator(PairEquities equities) => _equities = equities;

    /// <summary>The last hand's estimate for seat 0, in chips; seat 1's is its negative.</summary>
    public double Estimate { get; private set; }

    /// <summary>Starts a hand.</summary>
    internal void Begin(in Deal deal) => (_deal, _isKnown, Estimate) = (deal, false, 0);

    /// <summary>Takes a decision, before it is carried out.</summary>
    internal void Decided(in BettingState state, ReadOnlySpan<WeightedAction> mix)
    {
        var after = 0.0;
        foreach (var (action, probability) in mix)
        {
            after += probability > 0 ? probability * Value(state.After(action)) : 0;
        }

        Estimate += after - Value(state);
    }

    /// <summary>Ends the hand.</summary>
    internal void End(in BettingState state, long profit) => Estimate += profit - Value(state);

    // Chips that seat 0 wins on average: both have as many, so that whatever is bet can be matched. Dead chips are left to the end.
    private double Value(in BettingState state)
    {
        if (state.Phase == BettingPhase.Uncontested)
        {
            return state.HasFolded(0) ? -state.Stake(0) : state.Stake(1);
        }

        return Edge(state.Street) * Math.Max(state.Stake(0), state.Stake(1));
    }

    private double Edge(Street street)
    {
        if (!_isKnown || street != _street)
        {
            (_street, _isKnown) = (street, true);
            _edge = (2 * _equities.Of(_deal.Pocket(0), _deal.Pocket(1), _deal.Board(street))) - 1;
        }

        return _edge;
    }
}
