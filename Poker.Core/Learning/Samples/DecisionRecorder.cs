using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

using Poker.Core.Cards;
using Poker.Core.Game;
using Poker.Core.Histories;
using Poker.Core.Play;

namespace Poker.Core.Learning.Samples;

/// <summary>Watches a hand's replay and makes the samples of its decisions.</summary>
internal sealed class DecisionRecorder(FeatureWriter features, SampleOptions options, IOptimalPolicy? policy) : IReplayObserver
{
    private readonly List<PlayerAction> _actions = [];
    private RecordedHand _hand = null!;
    private BettingTrace _trace;
    private CardSet _board;
    private Stakes? _stakes;
    private ulong _token;

    /// <summary>The samples of the hand replayed last.</summary>
    public List<DecisionSample> Samples { get; } = [];

    /// <summary>What became of its decisions.</summary>
    public SampleTally Tally { get; } = new();

    /// <summary>Replays a hand; what came of it stands until the next.</summary>
    public ReplayResult Replay(RecordedHand hand)
    {
        _hand = hand;
        return Replayer.Replay(hand, this);
    }

    /// <inheritdoc />
    public void Begin(in BettingState opening)
    {
        Samples.Clear();
        Tally.Clear();
        _actions.Clear();
        (_trace, _board) = (default, CardSet.Empty);
        if (policy is not null)
        {
            _stakes = UsualPosts.TryRead(_hand, opening, out var stakes) ? stakes : null;
            _token = TokenOf(_hand);
        }
    }

    /// <inheritdoc />
    public void Deal(CardSet cards) => _board |= cards;

    /// <inheritdoc />
    public void Act(in BettingState before, in RecordedEvent recorded, PlayerAction action)
    {
        var seen = Seen(before);
        var legal = ActionBins.Legal(seen);
        Span<float> label = stackalloc float[ActionBins.Count];
        label.Clear();
        var reason = ReasonAgainst(before, legal);
        reason = reason != LeftOut.None ? reason
            : policy is null ? Taken(seen, recorded, action, label)
            : Answered(policy, before, label);
        if (reason == LeftOut.None)
        {
            Samples.Add(Sample(seen, legal, label));
        }

        Tally.Count(reason);
        _trace.Add(before, action);
        _actions.Add(action);
    }

    private bool IsOnlyShown(int seat) => (_hand.DealtOpen >> seat & 1) == 0;

    private LeftOut ReasonAgainst(in BettingState before, int legal) =>
        _hand.Pockets[before.ToAct].Count != 2 ? LeftOut.PocketUnknown
        : IsOnlyShown(before.ToAct) && options.ShownWeight <= 0 ? LeftOut.PocketOnlyShown
        : _board.Count != before.Street.BoardCards() ? LeftOut.BoardUnknown
        : !AreStacksTold(before) && !(options.WithAssumedStacks && policy is null) ? LeftOut.StacksAssumed
        : BitOperations.IsPow2(legal) ? LeftOut.NoChoice
        : _actions.Count > short.MaxValue ? LeftOut.BeyondNumbers
        : LeftOut.None;

    private int Untold => _hand.AssumedStacks | _hand.InferredStacks;

    private bool AreStacksTold(in BettingState before) => (Untold & before.InHand) == 0;

    // A stack that is not told says what its owner is yet to put in, so that a fixed one stands in for it.
    private BettingState Seen(in BettingState before) => AreStacksTold(before)
        ? before
        : before.Deepened(Untold & before.InHand, SampleOptions.AssumedBigBlinds * _hand.MinimumBet);

    private static LeftOut Taken(in BettingState before, in RecordedEvent recorded, PlayerAction action, Span<float> label)
    {
        if (action.Kind == ActionKind.Fold && before.Legal().CanCheck)
        {
            return LeftOut.NeedlessFold;
        }

        if (action.Kind == ActionKind.Raise && action.RaiseTo != recorded.Chips)
        {
            return LeftOut.MendedRaise;
        }

        // An all-in below the smallest raise is one above it where the stack that it was is not known.
        var least = before.Legal().MinRaiseTo;
        action = action.Kind == ActionKind.Raise && action.RaiseTo < least ? PlayerAction.To(least) : action;
        label[(int)ActionBins.Of(before, action)] = 1;
        return LeftOut.None;
    }

    private LeftOut Answered(IOptimalPolicy answers, in BettingState before, Span<float> label)
    {
        if (_stakes is not { } stakes)
        {
            return LeftOut.UnusualPosts;
        }

        var actions = CollectionsMarshal.AsSpan(_actions);
        return answers.Answer(new PlayerView(stakes, _hand.Stacks, actions, in before, _hand.Pockets[before.ToAct], _board, _token), label);
    }

    private DecisionSample Sample(in BettingState before, int legal, ReadOnlySpan<float> label)
    {
        var seat = before.ToAct;
        var vector = new float[FeatureLayout.Count];
        features.Write(
            new DecisionView(in before, in _trace, _hand.Pockets[seat], _board, _hand.MinimumBet, AreStacksTold(before)), vector);
        return new((short)_actions.Count, vector, legal, label.ToArray(), IsOnlyShown(seat) ? options.ShownWeight : 1);
    }

    // What decides translations that are drawn: of the hand's opening alone, since a decision may not depend on what came later.
    private static ulong TokenOf(RecordedHand hand)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{hand.Id} {string.Join(' ', hand.Stacks)}"), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
