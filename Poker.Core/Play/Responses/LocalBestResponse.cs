using Poker.Core.Cards;
using Poker.Core.Evaluation;
using Poker.Core.Game;
using Poker.Core.Numerics;

namespace Poker.Core.Play.Responses;

/// <summary>Plays hands against a known strategy as a local best response: what it wins is a lower bound of how much that strategy can lose.</summary>
/// <remarks>
/// The response knows its own cards, the board, the actions and the opponent's policy, nothing else; it keeps two ranges. The one that it
/// decides by is computed with a token of its own, since a real opponent would not see which way a bet was translated either. The other, with
/// the opponent's real token, is what the opponent holds given all that was seen, and serves the estimate alone: a hand is never dealt
/// to the opponent. Its fold ends the hand for its probability and the rest goes on with the remaining weight; its other actions
/// are drawn with the probabilities of the range given the whole board; showdowns and all-ins are paid by expectation. Each of these steps
/// replaces a number by its conditional expectation: the mean is that of real hands. Luck is told apart: what the pocket and each street's
/// cards changed of the showdown chances, exact on both sides, so 0 in expectation, for whoever wants to take it off.
/// One instance a thread; nothing is allocated but by the first hands and by the tally of lines.
/// </remarks>
public sealed class LocalBestResponse
{
    private readonly LbrOptions _options;
    private readonly IRangeStrategy _opponent;
    private readonly PreflopChances _preflop;
    private readonly RunoutChances _runouts;
    private readonly LbrTable _table;
    private readonly LocalChoice _choice;
    private readonly OpponentRange _seen = new(), _guessed = new();
    private readonly float[] _chances = new float[CardPairs.Count];
    private readonly PlayerAction[] _actions = new PlayerAction[IStrategy.MostActions], _actionsGuessed = new PlayerAction[IStrategy.MostActions];
    private readonly float[] _probabilities = new float[IStrategy.MostActions * CardPairs.Count];

    /// <summary>A response to a strategy.</summary>
    /// <param name="opponent">The strategy.</param>
    /// <param name="options">What is played.</param>
    /// <param name="preflop">The deck's chances before the flop.</param>
    public LocalBestResponse(IRangeStrategy opponent, LbrOptions options, PreflopChances preflop)
    {
        (_opponent, _options, _preflop) = (opponent, options, preflop);
        (_runouts, _table, _choice) = (new(options.Deck), new(options), new(opponent, options));
    }

    /// <summary>Plays one hand and returns an estimate, in chips, of what the response wins; with <paramref name="luck"/> taken off it is another.</summary>
    /// <param name="deal">The response's pocket and the board; the other pocket is not looked at unless told.</param>
    /// <param name="seat">The response's seat.</param>
    /// <param name="random">What the opponent's actions are drawn from.</param>
    /// <param name="tally">Counts what happened.</param>
    /// <param name="luck">Four slots: what the pocket, the flop, the turn and the river were worth.</param>
    /// <param name="knownPocket">Deals the other pocket to the opponent: more variance, the same mean; it checks the ranges.</param>
    public double Play(in Deal deal, int seat, ref Rng random, LbrTally tally, Span<double> luck, bool knownPocket = false)
    {
        var (own, guess, token) = (deal.Pocket(seat), random.Next(), random.Next());
        _seen.Reset(knownPocket ? deal.Pocket(1 - seat) : _options.Deck.Cards - own);
        _guessed.Reset(_options.Deck.Cards - own);
        _table.Start();
        _preflop.Of(own).CopyTo(_chances);
        var hand = new LbrHand(tally, Edge() * _table.State.CallTo);
        tally.Reached(Street.Preflop, 1, _table.State.PotChips);
        while (hand.Weight > 0 && _table.State.Phase is BettingPhase.Acting or BettingPhase.AwaitingBoard && !_table.State.IsRunOut)
        {
            var board = deal.Board(_table.State.Street);
            if (_table.State.Phase == BettingPhase.AwaitingBoard)
            {
                GoOn(deal, own, ref hand);
            }
            else if (_table.State.ToAct == seat)
            {
                var action = _choice.Best(_table, _guessed, _chances, board, guess);
                tally.Chosen(_table.State.Street, action.Kind);
                _table.Act(action);
            }
            else
            {
                Answer(board, deal.Board(Street.River), token, guess, ref random, ref hand);
            }
        }

        if (hand.Weight > 0)
        {
            hand.End(_table, _table.State.HasFolded(seat) ? -_table.State.Stake(seat) : Edge() * _table.State.Stake(seat));
        }

        return hand.Finish(luck);
    }

    // The opponent acts: a fold ends the hand for its probability, and one of the other actions goes on.
    private void Answer(CardSet board, CardSet all, ulong token, ulong guess, ref Rng random, ref LbrHand hand)
    {
        var view = _table.View(board, token);
        hand.Tally.Met(_opponent, view, _seen, hand.Weight);
        var count = _opponent.DecideAll(view, _actions, _probabilities);
        Span<double> shares = stackalloc double[IStrategy.MostActions];
        var total = _seen.Total(all);
        var goesOn = 0.0;
        for (var action = 0; action < count; action++)
        {
            shares[action] = _seen.Total(Row(action), all) / total;
            goesOn += _actions[action].Kind == ActionKind.Fold ? 0 : shares[action];
        }

        hand.Fold(_table, Math.Max(0, 1 - goesOn), _table.State.Stake(view.Seat));
        if (goesOn <= 0 || hand.Weight <= 0)
        {
            return;
        }

        var taken = Draw(shares[..count], goesOn * random.NextDouble());
        _seen.Update(Row(taken));
        Learn(_actions[taken], board, guess);
        _table.Act(_actions[taken]);
    }

    private int Draw(ReadOnlySpan<double> shares, double draw)
    {
        var taken = -1;
        for (var action = 0; action < shares.Length; action++)
        {
            if (_actions[action].Kind != ActionKind.Fold && shares[action] > 0)
            {
                taken = action;
                draw -= shares[action];
                if (draw < 0)
                {
                    break;
                }
            }
        }

        return taken;
    }

    // Bayes with the response's own token. An action that this token cannot explain teaches nothing.
    private void Learn(PlayerAction action, CardSet board, ulong guess)
    {
        var count = _opponent.DecideAll(_table.View(board, guess), _actionsGuessed, _probabilities);
        if (_actionsGuessed.AsSpan(0, count).IndexOf(action) is >= 0 and var row && _guessed.Mean(Row(row)) > 0)
        {
            _guessed.Update(Row(row));
        }
    }

    private void GoOn(in Deal deal, CardSet own, ref LbrHand hand)
    {
        var (street, stake) = (_table.State.Street, _table.State.Stake(0));
        hand.EndStreet(street, Edge() * stake);
        _table.DealStreet();
        var board = deal.Board(_table.State.Street);
        _seen.Remove(board);
        _guessed.Remove(board);
        _runouts.Write(own, board, _chances);
        hand.Tally.Reached(_table.State.Street, hand.Weight, _table.State.PotChips);
        hand.StartStreet(_table.State.Street, Edge() * stake);
    }

    private ReadOnlySpan<float> Row(int action) => _probabilities.AsSpan(action * CardPairs.Count, CardPairs.Count);

    // What a chip is worth if both check to the end: from −1 to 1.
    private double Edge() => (2 * _seen.Mean(_chances)) - 1;
}
