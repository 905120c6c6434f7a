using Poker.Core.Cards;
using Poker.Core.Game;
using Poker.Core.Numerics;

namespace Poker.Core.Play.Matches;

/// <summary>Plays hands between strategies, one at a time, and keeps what happened in the last. Not for several threads at once.</summary>
/// <remarks>Allocates nothing from the second hand on, but for hands of more actions than any before.</remarks>
public sealed class HandTable
{
    private const int UsualActions = 64;

    private readonly Stakes _stakes;
    private readonly long[] _starting;
    private readonly long[] _finishing;
    private readonly int[] _strengths;
    private readonly ulong[] _tokens;
    private readonly IStrategy[] _players;
    private readonly WeightedAction[] _mix = new WeightedAction[IStrategy.MostActions];
    private readonly AivatEstimator? _estimator;
    private PlayerAction[] _actions = new PlayerAction[UsualActions];
    private int _count;
    private Deal _deal;
    private HandName _name;
    private BettingState _state;

    /// <summary>A table of as many seats as there are stacks.</summary>
    /// <param name="stakes">The forced bets.</param>
    /// <param name="stacks">Each seat's chips at the start of every hand.</param>
    /// <param name="estimator">Told of every decision, or null.</param>
    /// <exception cref="ArgumentException">No hand can start so.</exception>
    public HandTable(Stakes stakes, ReadOnlySpan<long> stacks, AivatEstimator? estimator = null)
    {
        _stakes = stakes;
        _state = stakes.Start(stacks);
        _starting = stacks.ToArray();
        _finishing = stacks.ToArray();
        _strengths = new int[stacks.Length];
        _tokens = new ulong[stacks.Length];
        _players = new IStrategy[stacks.Length];
        _estimator = estimator;
    }

    /// <summary>Seats.</summary>
    public int SeatCount => _starting.Length;

    /// <summary>The last hand's actions, in order.</summary>
    public ReadOnlySpan<PlayerAction> Actions => _actions.AsSpan(0, _count);

    /// <summary>Every seat's chips after the last hand.</summary>
    public ReadOnlySpan<long> Finishing => _finishing;

    /// <summary>Whether the last hand came to a showdown.</summary>
    public bool WasShownDown => _state.Phase == BettingPhase.Showdown;

    /// <summary>The mask of the seats that did not fold.</summary>
    public int InHand => _state.InHand;

    /// <summary>The mask of the seats that called or raised before the flop.</summary>
    public int EnteredPot { get; private set; }

    /// <summary>The mask of the seats that raised before the flop.</summary>
    public int RaisedPreflop { get; private set; }

    /// <summary>What a seat won or, negative, lost in the last hand, in chips.</summary>
    public long Profit(int seat) => _finishing[seat] - _starting[seat];

    /// <summary>Plays a hand to its end.</summary>
    /// <param name="players">Who plays each seat.</param>
    /// <param name="deal">The cards.</param>
    /// <param name="random">Where the players' tokens and their choices come from.</param>
    /// <param name="name">For the message, should a strategy err.</param>
    /// <exception cref="InvalidStrategyException">A strategy gave no distribution over legal actions.</exception>
    public void Play(ReadOnlySpan<IStrategy> players, in Deal deal, ref Rng random, HandName name)
    {
        players.CopyTo(_players);
        (_deal, _name) = (deal, name);
        _state = _stakes.Start(_starting);
        (_count, EnteredPot, RaisedPreflop) = (0, 0, 0);
        foreach (ref var token in _tokens.AsSpan())
        {
            token = random.Next();
        }

        _estimator?.Begin(_state, _deal);
        while (!_state.IsOver)
        {
            if (_state.ToAct >= 0)
            {
                Keep(Choose(ref random));
                _state.Act(_actions[_count - 1]);
                continue;
            }

            _estimator?.BoardComes(_state);
            _state.DealStreet();
        }

        if (WasShownDown)
        {
            deal.Strengths(_state, _strengths);
        }

        Showdown.Settle(_state, _strengths, _finishing);
        _estimator?.End(Profit(0));
    }

    /// <summary>What the seat to act would do after the actions so far and one more.</summary>
    /// <param name="action">The last action, which is not done.</param>
    /// <param name="next">The betting after it: somebody is to act.</param>
    /// <param name="mix">Room for <see cref="IStrategy.MostActions"/>.</param>
    internal int MixAfter(PlayerAction action, in BettingState next, Span<WeightedAction> mix)
    {
        Reserve();
        _actions[_count] = action;
        return Ask(next, _actions.AsSpan(0, _count + 1), mix);
    }

    private PlayerAction Choose(ref Rng random)
    {
        var count = Ask(_state, Actions, _mix);
        if (count == 1)
        {
            return _mix[0].Action;
        }

        var mix = _mix.AsSpan(0, count);
        var taken = Distribution.Draw(mix, ref random);
        _estimator?.Chosen(this, _state, mix, taken);
        return mix[taken].Action;
    }

    private int Ask(in BettingState state, ReadOnlySpan<PlayerAction> actions, Span<WeightedAction> mix)
    {
        var seat = state.ToAct;
        var view = new PlayerView(
            _stakes, _starting, actions, in state, _deal.Pocket(seat), _deal.Board(state.Street), _tokens[seat]);
        var count = _players[seat].Decide(view, mix);
        return Distribution.FaultOf(state, mix, count) is not { } fault
            ? count
            : throw new InvalidStrategyException(
                _players[seat],
                $"The strategy {_players[seat].Name} erred in hand {_name.Hand} of seed {_name.Seed}, "
                + $"in seat {seat} on the {state.Street.Name()}: {fault}.");
    }

    private void Keep(PlayerAction action)
    {
        Reserve();
        _actions[_count++] = action;
        if (_state.Street == Street.Preflop && action.Kind >= ActionKind.Call)
        {
            var seat = 1 << _state.ToAct;
            EnteredPot |= seat;
            RaisedPreflop |= action.Kind == ActionKind.Raise ? seat : 0;
        }
    }

    private void Reserve()
    {
        if (_count == _actions.Length)
        {
            Array.Resize(ref _actions, 2 * _count);
        }
    }
}
