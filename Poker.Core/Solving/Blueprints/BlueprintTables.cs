using Poker.Core.Cards;
using Poker.Core.Solving.Betting;

namespace Poker.Core.Solving.Blueprints;

/// <summary>What training a blueprint learns: cumulative regrets and cumulative strategy of every information set, flat.</summary>
public sealed class BlueprintTables : ITrainingRecord, IDisposable
{
    private readonly float[] _regrets, _averages;
    private readonly long[] _offsets;
    private readonly long[] _slabs = new long[Streets.InOrderOfPlay.Length];

    /// <summary>Tables of zeros.</summary>
    public BlueprintTables(BettingTree tree, IReadOnlyList<int> buckets)
    {
        (Tree, Buckets) = (tree, buckets);
        _offsets = new long[tree.Nodes.Length];
        for (var node = 0; node < _offsets.Length; node++)
        {
            ref var slab = ref _slabs[(int)tree.Nodes[node].Street];
            _offsets[node] = slab;
            slab += tree.Nodes[node].Actions;
            InformationSets += buckets[(int)tree.Nodes[node].Street];
        }

        var streets = Streets.InOrderOfPlay.ToArray().Select(street => _slabs[(int)street] * buckets[(int)street]).ToArray();
        Entries = streets.Sum();
        for (var node = 0; node < _offsets.Length; node++)
        {
            _offsets[node] += streets.Take((int)tree.Nodes[node].Street).Sum();
        }

        (_regrets, _averages) = (new float[Entries], new float[Entries]);
    }

    /// <inheritdoc />
    public BettingTree Tree { get; }

    /// <inheritdoc />
    public IReadOnlyList<int> Buckets { get; }

    /// <summary>Decisions times buckets.</summary>
    public long InformationSets { get; }

    /// <summary>Actions of all information sets: the rows of a full blueprint.</summary>
    public long Entries { get; }

    /// <summary>Memory of the tables.</summary>
    public long Bytes => 2 * sizeof(float) * Entries;

    /// <summary>Reads the cumulative regrets and cumulative strategy of an information set.</summary>
    public void Read(int node, int bucket, Span<double> regrets, Span<double> averages)
    {
        var first = EntryOf(node, bucket);
        for (var action = 0; action < Tree.Nodes[node].Actions; action++)
        {
            (regrets[action], averages[action]) = (_regrets[first + action], _averages[first + action]);
        }
    }

    /// <summary>Writes them.</summary>
    public void Write(int node, int bucket, ReadOnlySpan<double> regrets, ReadOnlySpan<double> averages)
    {
        var first = EntryOf(node, bucket);
        for (var action = 0; action < Tree.Nodes[node].Actions; action++)
        {
            (_regrets[first + action], _averages[first + action]) = ((float)regrets[action], (float)averages[action]);
        }
    }

    /// <inheritdoc />
    public void Policy(int node, int bucket, Span<float> probabilities)
    {
        var first = EntryOf(node, bucket);
        var actions = Tree.Nodes[node].Actions;
        var averages = _averages.AsSpan((int)first, actions);
        RegretMatching.Match(averages.IndexOfAnyExcept(0f) < 0 ? _regrets.AsSpan((int)first, actions) : averages, probabilities[..actions]);
    }

    /// <inheritdoc />
    public void Dispose()
    {
    }

    private long EntryOf(int node, int bucket) => _offsets[node] + (bucket * _slabs[(int)Tree.Nodes[node].Street]);
}
