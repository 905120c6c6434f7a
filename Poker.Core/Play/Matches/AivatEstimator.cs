using Poker.Core.Cards;
using Poker.Core.Equity;
using Poker.Core.Game;

namespace Poker.Core.Play.Matches;

/// <summary>Estimates what the big blind's seat won in a heads-up hand, less the luck of cards and of the players' own mixes.</summary>
/// <remarks>
/// <para>AIVAT (Burch, Schmid, Moravčík, Morrill and Bowling, 2018) over the players' exact mixes: to the profit are added terms that are 0
/// on average whatever the players do, so the mean stays what it was, and that go against the luck, so the variance falls.</para>
/// <para>Cards: the value of a betting round that is over is (2 · equity − 1) · matched chips, with the exact equity of both hands on the
/// board. That is the mean of the value over the next cards, so value before less value after is 0 on average; and so is
/// (2 · equity − 1) · chips over all deals.</para>
/// <para>Mixes: Σ π(a)·v(a) − v(taken), for any v. Here v(a) looks one decision ahead with the next player's own mix; what is bet but
/// not yet answered after that counts half. A player who mixes nothing adds nothing.</para>
/// </remarks>
public sealed class AivatEstimator
{
    // Of a bet not yet answered: a half was better than none and all of it in every match tried, if not by much.
    private const double Answered = 0.5;

    private readonly PairEquities _equities;
    private readonly WeightedAction[] _answers = new WeightedAction[IStrategy.MostActions];
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
    internal void Begin(in BettingState state, in Deal deal)
    {
        (_deal, _isKnown) = (deal, false);
        Estimate = -Edge(Street.Preflop) * Math.Max(state.Stake(0), state.Stake(1));
    }

    /// <summary>Takes a decision that was drawn from several actions, before it is carried out.</summary>
    internal void Chosen(HandTable table, in BettingState state, ReadOnlySpan<WeightedAction> mix, int taken)
    {
        for (var i = 0; i < mix.Length; i++)
        {
            var weight = mix[i].Probability - (i == taken ? 1 : 0);
            if (weight != 0)
            {
                Estimate += weight * ValueAhead(table, mix[i].Action, state.After(mix[i].Action));
            }
        }
    }

    /// <summary>Takes the end of a betting round, before the next board cards.</summary>
    internal void BoardComes(in BettingState state) =>
        Estimate += (Edge(state.Street) - Edge(state.Street.Next())) * Math.Min(state.Stake(0), state.Stake(1));

    /// <summary>Ends the hand.</summary>
    internal void End(long profit) => Estimate += profit;

    private double ValueAhead(HandTable table, PlayerAction action, in BettingState next)
    {
        if (next.ToAct < 0)
        {
            return Value(next);
        }

        var value = 0.0;
        foreach (var (answer, probability) in _answers.AsSpan(0, table.MixAfter(action, next, _answers)))
        {
            value += probability > 0 ? probability * Value(next.After(answer)) : 0;
        }

        return value;
    }

    // Chips that seat 0 wins on average; dead ones are left out, which makes it no less a valid value.
    private double Value(in BettingState state)
    {
        var (less, more) = (Math.Min(state.Stake(0), state.Stake(1)), Math.Max(state.Stake(0), state.Stake(1)));
        return state.Phase != BettingPhase.Uncontested ? Edge(state.Street) * (less + (Answered * (more - less)))
            : state.HasFolded(0) ? -less
            : less;
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
