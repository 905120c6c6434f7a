using Poker.Core.Cards;
using Poker.Core.Game;
using Poker.Core.Play;
using Poker.Core.Play.Translation;
using Poker.Core.Solving.Betting;
using Poker.Infrastructure.Strategies.Spots;

namespace Poker.Infrastructure.Strategies.Ranges;

/// <summary>A hand's betting beside a blueprint's tree: where it stands, what could have been done, and where it can go.</summary>
public sealed class RangePath
{
    private readonly BettingTree _tree;
    private readonly BettingState _state;
    private readonly PlayerAction[] _actions;
    private readonly long[] _stacks;

    private RangePath(BettingTree tree, string history)
    {
        (_tree, _stacks) = (tree, [tree.Abstraction.StackChips, tree.Abstraction.StackChips]);
        _state = HistoryText.Read(history, Start(), BettingAbstraction.BigBlindChips, out _actions);
        if (_state.ToAct < 0)
        {
            throw StrategyException.BadInput($"Nobody is to act after '{history}': the betting is over. Take back the last word.");
        }

        Spot = Locate(_actions, _state);
        if (!Spot.IsOnTree)
        {
            throw StrategyException.BadInput(
                $"'{history}' has left the blueprint's tree ({tree.Abstraction.Name}), where it plays by rules of thumb: take back words until it is on it again.");
        }
    }

    /// <summary>Where it stands in the tree.</summary>
    public TreeSpot Spot { get; }

    /// <summary>The betting now; somebody is to act.</summary>
    public BettingState State => _state;

    /// <summary>Follows a history.</summary>
    /// <exception cref="StrategyException">It is none, it is over, or it has left the tree.</exception>
    public static RangePath Follow(BettingTree tree, string history) => new(tree, history);

    /// <summary>The decisions of the tree that were passed, from the root, each with the edge that was taken; without the last one.</summary>
    public IReadOnlyList<(int Node, int Edge)> Passed()
    {
        var passed = new List<(int, int)>();
        for (var node = Spot.Node; _tree.Nodes[node].Parent is >= 0 and var parent; node = parent)
        {
            passed.Add((parent, _tree.Nodes[node].ParentSlot - _tree.Nodes[parent].FirstSlot));
        }

        passed.Reverse();
        return passed;
    }

    /// <summary>The canonical text, streets apart by <c>/</c>.</summary>
    public string Text() => TextOf(_actions.Length);

    /// <summary>The real actions that the tree has here, and which of them each edge becomes.</summary>
    public PlayerAction[] Actions(int[] places)
    {
        var actions = new PlayerAction[EdgeSet.Most];
        return actions[..BetSizes.Real(_tree, Spot.Node, _state, actions, places)];
    }

    /// <summary>What was done so far, with what else could have been done.</summary>
    public IReadOnlyList<RangeStep> Steps()
    {
        var steps = new List<RangeStep>();
        var state = Start();
        for (var index = 0; index < _actions.Length; index++)
        {
            state = Dealt(state);
            steps.Add(StepAt(state, index));
            state.Act(_actions[index]);
        }

        return steps;
    }

    /// <summary>What an action here leads to.</summary>
    public RangeChoice ChoiceOf(PlayerAction action) => ChoiceOf(_state, _actions, action, isTaken: false);

    private RangeStep StepAt(in BettingState state, int index)
    {
        var before = _actions[..index];
        var real = new PlayerAction[EdgeSet.Most];
        var spot = Locate(before, state);
        var count = spot.IsOnTree ? BetSizes.Real(_tree, spot.Node, state, real, stackalloc int[EdgeSet.Most]) : 0;
        var taken = _actions[index];
        var all = real[..count].Contains(taken) ? real[..count] : [.. real[..count], taken];
        var choices = new List<RangeChoice>();
        foreach (var action in all)
        {
            choices.Add(ChoiceOf(state, before, action, action == taken));
        }

        return new(state.Street, state.ToAct, TextOf(index), SpotWords.BigBlinds(state.PotChips), choices);
    }

    private RangeChoice ChoiceOf(in BettingState state, PlayerAction[] before, PlayerAction action, bool isTaken)
    {
        var (word, text) = (SpotWords.Word(action, state), SpotWords.Text(action, state));
        var next = state.After(action);
        if (next.IsOver || next.IsRunOut)
        {
            return new(word, text, action.Kind, SpotWords.IsAllIn(action, state), SpotWords.BigBlinds(action.RaiseTo), RangeLead.End, null, isTaken);
        }

        var closes = next.Phase == BettingPhase.AwaitingBoard;
        PlayerAction[] all = [.. before, action];
        next = Dealt(next);
        var lead = !Locate(all, next).IsOnTree ? RangeLead.OffTree : closes ? RangeLead.Street : RangeLead.Decision;
        return new(word, text, action.Kind, SpotWords.IsAllIn(action, state), SpotWords.BigBlinds(action.RaiseTo), lead, lead == RangeLead.OffTree ? null : TextOf(all, all.Length), isTaken);
    }

    private TreeSpot Locate(PlayerAction[] actions, in BettingState state) =>
        TreeSpot.Of(_tree, new PlayerView(BettingAbstraction.Stakes, _stacks, actions, in state, CardSet.Empty, CardSet.Empty, 0));

    private string TextOf(int count) => TextOf(_actions, count);

    private string TextOf(PlayerAction[] actions, int count)
    {
        var words = new List<string>();
        var state = Start();
        foreach (var action in actions.AsSpan(0, count))
        {
            words.Add(SpotWords.Word(action, state));
            state.Act(action);
            if (state.Phase == BettingPhase.AwaitingBoard && !state.IsRunOut)
            {
                state.DealStreet();
                words.Add("/");
            }
        }

        return string.Join(' ', words);
    }

    private BettingState Start() => BettingAbstraction.Stakes.Start(_stacks);

    private static BettingState Dealt(BettingState state)
    {
        if (state.Phase == BettingPhase.AwaitingBoard && !state.IsRunOut)
        {
            state.DealStreet();
        }

        return state;
    }
}
