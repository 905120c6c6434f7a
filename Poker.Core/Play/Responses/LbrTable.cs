using Poker.Core.Cards;
using Poker.Core.Game;

namespace Poker.Core.Play.Responses;

/// <summary>One heads-up hand's betting with its history, which can be tried out and taken back.</summary>
internal sealed class LbrTable(LbrOptions options)
{
    private readonly long[] _stacks = [options.StackChips, options.StackChips];
    private PlayerAction[] _actions = new PlayerAction[64];
    private int _count;
    private BettingState _state;

    /// <summary>The betting now.</summary>
    public ref readonly BettingState State => ref _state;

    /// <summary>What was done so far.</summary>
    public ReadOnlySpan<PlayerAction> Actions => _actions.AsSpan(0, _count);

    /// <summary>Posts the blinds.</summary>
    public void Start() => (_count, _state) = (0, Opening());

    /// <summary>The betting before anything was done.</summary>
    public BettingState Opening() => options.Stakes.Start(_stacks);

    /// <summary>Does an action of the seat to act.</summary>
    public void Act(PlayerAction action)
    {
        _state.Act(action);
        if (_count == _actions.Length)
        {
            Array.Resize(ref _actions, 2 * _count);
        }

        _actions[_count++] = action;
    }

    /// <summary>Takes the last action back.</summary>
    /// <param name="before">The betting before it.</param>
    public void TakeBack(in BettingState before) => (_count, _state) = (_count - 1, before);

    /// <summary>Goes on to the next street.</summary>
    public void DealStreet() => _state.DealStreet();

    /// <summary>What the player to act sees, apart from the pocket.</summary>
    public PlayerView View(CardSet board, ulong token) => new(options.Stakes, _stacks, Actions, in _state, CardSet.Empty, board, token);
}
