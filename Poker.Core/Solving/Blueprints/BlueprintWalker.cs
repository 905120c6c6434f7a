using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

using Poker.Core.Numerics;

namespace Poker.Core.Solving.Blueprints;

/// <summary>External-sampling MCCFR over a blueprint's tables: the opponent is sampled, the traverser tries every action.</summary>
/// <remarks>
/// The average strategy is added at the opponent's nodes, which are met with its own reach: no further factor belongs there. A pruned
/// traversal skips actions with regrets below the threshold, though neither on the river nor where they end the hand, nor where no regret is
/// positive; their strategy is 0 there, so that the node's value stays what it is. Their regrets stand still, and so does everything below
/// them, the opponent's averages included: see docs/algorithms.md. One walker a thread.
/// Sources: Lanctot et al. 2009; Brown and Sandholm, "Superhuman AI for multiplayer poker", 2019, supplement, for pruning.
/// </remarks>
internal sealed class BlueprintWalker<TUpdates> : IDisposable
    where TUpdates : struct, IUpdates
{
    // Scratch: a pointer a slab, the signs of the kinds of terminals, then a frame a decision: eight values, eight words.
    private const int SignsAt = 64, FramesAt = 128, WordsAt = 32, FrameBytes = 128, FirstRiverSlab = 6;

    // A showdown for nothing, in the place of a skipped child.
    private const ulong NoStake = 1UL << 63;

    private readonly BlueprintTables _tables;
    private readonly NativeBlock _scratch;
    private readonly nint _rows, _children, _signs;
    private readonly nint _wideAverages, _narrowAverages;
    private readonly ulong _root;
    private TUpdates _updates;
    private Rng _rng;
    private float _weight, _averageWeight, _floor, _threshold;
    private int _traverser;
    private bool _prunes;
    private long _nodes;

    /// <summary>A walker that learns into the tables by way of the updates.</summary>
    public BlueprintWalker(BlueprintTables tables, TUpdates updates)
    {
        (_tables, _updates, _root, _children) = (tables, updates, tables.Layout.Root, tables.Children);
        (_wideAverages, _narrowAverages) = ((nint)tables.WideBytes, (nint)tables.NarrowBytes);
        _scratch = new(FramesAt + (FrameBytes * (long)(tables.Layout.MostDecisions + 1)));
        (_rows, _signs) = (_scratch.Address, _scratch.Address + SignsAt);
    }

    /// <summary>Decisions met so far.</summary>
    public long Nodes => _nodes;

    /// <summary>Where updates go.</summary>
    public ref TUpdates Updates => ref _updates;

    /// <summary>A traversal of a deal.</summary>
    /// <param name="hands">The deal.</param>
    /// <param name="traverser">The seat that tries every action.</param>
    /// <param name="weights">What it weighs, and whether it prunes.</param>
    /// <param name="rng">Draws the opponent's actions.</param>
    /// <returns>The sampled value for the traverser, in chips.</returns>
    public float Traverse(in DealtHands hands, int traverser, in TraversalWeights weights, ref Rng rng)
    {
        for (var slab = 0; slab < BlueprintLayout.Slabs; slab++)
        {
            var layout = _tables.Layout;
            var entry = layout.FirstEntry[slab] + ((long)hands.Buckets[slab] * layout.RowEntries[slab]);
            ActionLanes.Pointer(_rows + (slab * nint.Size)) = _tables.Block.Address + (nint)_tables.RegretAt(entry);
        }

        var sign = traverser == 0 ? 1f : -1f;
        ActionLanes.Float(_signs) = sign * hands.Outcome;
        ActionLanes.Float(_signs + sizeof(float)) = -sign;
        ActionLanes.Float(_signs + (2 * sizeof(float))) = sign;
        (_weight, _averageWeight, _floor, _threshold, _prunes) = (weights.Regret, weights.Average, weights.Floor, weights.Threshold, weights.Prunes);
        _traverser = traverser;
        _rng = rng;
        var first = PastOpponent(_root);
        var value = BlueprintLayout.IsTerminal(first) ? Payoff(first) : TryAll(first, _scratch.Address + FramesAt);
        rng = _rng;
        return value;
    }

    /// <inheritdoc />
    public void Dispose() => _scratch.Dispose();

    // The value of a decision of the traverser's. All children are asked for, then all the opponent's draws are made, which asks for what
    // they lead to, and only then is anything descended into: memory answers several questions at once.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private float TryAll(ulong word, nint frame)
    {
        _nodes++;
        var slab = BlueprintLayout.Slab(word);
        var actions = BlueprintLayout.Actions(word);
        var wide = slab < BlueprintLayout.WideSlabs;
        var address = AddressOf(word);
        var slots = _children + ((nint)BlueprintLayout.FirstSlot(word) * sizeof(ulong));
        for (var action = 0; action < actions; action++)
        {
            RequestChild(ActionLanes.Word(slots + (action * sizeof(ulong))));
        }

        var regrets = wide ? ActionLanes.LoadWide(address) : ActionLanes.Load(address);
        var sums = ActionLanes.Match(regrets, actions, out var weights);
        var strategy = weights / ActionLanes.Last(sums);
        var skipped = _prunes && slab < FirstRiverSlab ? Skipped(regrets, weights) : 0;
        var still = 0u;
        for (var action = 0; action < actions; action++)
        {
            var child = ActionLanes.Word(slots + (action * sizeof(ulong)));
            if ((skipped >> action & 1) != 0 && !BlueprintLayout.IsTerminal(child))
            {
                still |= 1u << action;
                child = NoStake;
            }

            ActionLanes.Word(frame + WordsAt + (action * sizeof(ulong))) = PastOpponent(child);
        }

        for (var action = 0; action < actions; action++)
        {
            var child = ActionLanes.Word(frame + WordsAt + (action * sizeof(ulong)));
            ActionLanes.Float(frame + (action * sizeof(float))) =
                BlueprintLayout.IsTerminal(child) ? Payoff(child) : TryAll(child, frame + FrameBytes);
        }

        var tried = ActionLanes.Load(frame);
        var mean = ActionLanes.Sum(strategy * tried);
        var deltas = (tried - mean) * Vector256.Create(_weight);
        if (still != 0)
        {
            deltas = ActionLanes.Without(deltas, still);
        }

        _updates.AddRegrets(address, wide, deltas, actions, _floor);
        return mean.ToScalar();
    }

    // Draws the opponent's actions until the traverser has to act or the hand ends.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong PastOpponent(ulong word)
    {
        while (!BlueprintLayout.IsTerminal(word))
        {
            var slab = BlueprintLayout.Slab(word);
            var address = AddressOf(word);
            if ((slab & 1) == _traverser)
            {
                ActionLanes.Request(address);
                ActionLanes.Request(_children + ((nint)BlueprintLayout.FirstSlot(word) * sizeof(ulong)));
                break;
            }

            _nodes++;
            var actions = BlueprintLayout.Actions(word);
            var wide = slab < BlueprintLayout.WideSlabs;
            var regrets = wide ? ActionLanes.LoadWide(address) : ActionLanes.Load(address);
            var sums = ActionLanes.Match(regrets, actions, out var weights);
            _updates.AddAverages(
                address + (wide ? _wideAverages : _narrowAverages), wide, weights * (Vector256.Create(_averageWeight) / ActionLanes.Last(sums)), actions);
            word = ActionLanes.Word(
                _children + ((BlueprintLayout.FirstSlot(word) + ActionLanes.Draw(sums, actions, _rng.Next())) * (nint)sizeof(ulong)));
        }

        return word;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nint AddressOf(ulong word)
    {
        var slab = BlueprintLayout.Slab(word);
        return ActionLanes.Pointer(_rows + (slab * nint.Size)) + ((nint)BlueprintLayout.Place(word) << (slab < BlueprintLayout.WideSlabs ? 3 : 2));
    }

    // For a terminal this asks for lines that are there: the first of a row of the preflop, and of the child slots.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RequestChild(ulong word)
    {
        var address = AddressOf(word);
        ActionLanes.Request(address);
        ActionLanes.Request(address + (BlueprintLayout.Slab(word) < BlueprintLayout.WideSlabs ? _wideAverages : _narrowAverages));
        ActionLanes.Request(_children + ((nint)(BlueprintLayout.FirstSlot(word) & (int)~((long)word >> 63)) * sizeof(ulong)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float Payoff(ulong word) =>
        BlueprintLayout.Stake(word) * ActionLanes.Float(_signs + (BlueprintLayout.Kind(word) * sizeof(float)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Skipped(Vector256<float> regrets, Vector256<float> weights) =>
        (Vector256.LessThan(regrets, Vector256.Create(_threshold)) & Vector256.Equals(weights, Vector256<float>.Zero)).ExtractMostSignificantBits();
}
