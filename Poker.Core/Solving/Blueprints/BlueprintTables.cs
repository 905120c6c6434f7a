using System.Buffers.Binary;
using System.Security.Cryptography;

using Poker.Core.Numerics;
using Poker.Core.Solving.Betting;

namespace Poker.Core.Solving.Blueprints;

/// <summary>What training a blueprint learns: cumulative regrets and cumulative strategy of every information set, flat.</summary>
/// <remarks>
/// One native block: regrets and averages of preflop and flop in double, then those of turn and river in float, 8 bytes an entry;
/// <see cref="BlueprintLayout"/> says in which order. A trainer writes while others read: single numbers are never torn, but an
/// information set may be read between two of its actions' updates.
/// </remarks>
public sealed class BlueprintTables : ITrainingRecord, IDisposable
{
    private const int Line = 64;

    private readonly NativeBlock _block, _children;

    /// <summary>Tables of zeros.</summary>
    /// <param name="tree">The betting.</param>
    /// <param name="buckets">Buckets by street.</param>
    public BlueprintTables(BettingTree tree, IReadOnlyList<int> buckets)
    {
        Layout = new(tree, buckets);
        WideBytes = Lines(sizeof(double) * Layout.WideEntries);
        NarrowBytes = Lines(sizeof(float) * (Layout.Entries - Layout.WideEntries));
        _block = new((2 * WideBytes) + (2 * NarrowBytes) + Line);
        _children = new((long)Layout.Children.Length * sizeof(ulong));
        Layout.Children.CopyTo(_children.Slice<ulong>(0, Layout.Children.Length));
    }

    /// <inheritdoc />
    public BettingTree Tree => Layout.Tree;

    /// <inheritdoc />
    public IReadOnlyList<int> Buckets => Layout.Buckets;

    /// <summary>Decisions times buckets.</summary>
    public long InformationSets => Layout.InformationSets;

    /// <summary>Actions of all information sets: the rows of a full blueprint.</summary>
    public long Entries => Layout.Entries;

    /// <summary>Memory of the tables, the child slots included.</summary>
    public long Bytes => _block.Bytes + _children.Bytes;

    internal BlueprintLayout Layout { get; }

    internal NativeBlock Block => _block;

    /// <summary>From an entry's regret to its average, in double, in bytes.</summary>
    internal long WideBytes { get; }

    /// <summary>The same in float.</summary>
    internal long NarrowBytes { get; }

    internal nint Children => _children.Address;

    /// <summary>Reads the cumulative regrets and cumulative strategy of an information set.</summary>
    public void Read(int node, int bucket, Span<double> regrets, Span<double> averages)
    {
        var (first, actions) = (Layout.EntryOf(node, bucket), Tree.Nodes[node].Actions);
        if (first < Layout.WideEntries)
        {
            Wide(first, actions, out var wideRegrets, out var wideAverages);
            wideRegrets.CopyTo(regrets);
            wideAverages.CopyTo(averages);
            return;
        }

        Narrow(first, actions, out var narrowRegrets, out var narrowAverages);
        for (var action = 0; action < actions; action++)
        {
            (regrets[action], averages[action]) = (narrowRegrets[action], narrowAverages[action]);
        }
    }

    /// <summary>Writes them, rounded to float after the flop.</summary>
    public void Write(int node, int bucket, ReadOnlySpan<double> regrets, ReadOnlySpan<double> averages)
    {
        var (first, actions) = (Layout.EntryOf(node, bucket), Tree.Nodes[node].Actions);
        if (first < Layout.WideEntries)
        {
            Wide(first, actions, out var wideRegrets, out var wideAverages);
            regrets[..actions].CopyTo(wideRegrets);
            averages[..actions].CopyTo(wideAverages);
            return;
        }

        Narrow(first, actions, out var narrowRegrets, out var narrowAverages);
        for (var action = 0; action < actions; action++)
        {
            (narrowRegrets[action], narrowAverages[action]) = ((float)regrets[action], (float)averages[action]);
        }
    }

    /// <inheritdoc />
    /// <remarks>Without an average the regrets decide, as they do in training; without either it is check or fold, the first action.</remarks>
    public void Policy(int node, int bucket, Span<float> probabilities)
    {
        var (first, actions) = (Layout.EntryOf(node, bucket), Tree.Nodes[node].Actions);
        if (first < Layout.WideEntries)
        {
            Wide(first, actions, out var wideRegrets, out var wideAverages);
            AveragePolicy.Write<double>(wideRegrets, wideAverages, probabilities);
            return;
        }

        Narrow(first, actions, out var regrets, out var averages);
        AveragePolicy.Write<float>(regrets, averages, probabilities);
    }

    /// <summary>Copies all numbers to tables of the same tree and buckets: a snapshot to read, sync or save while training goes on.</summary>
    /// <exception cref="ArgumentException">They are of another shape.</exception>
    public void CopyTo(BlueprintTables other)
    {
        if (other.Tree.Abstraction != Tree.Abstraction || !other.Buckets.SequenceEqual(Buckets))
        {
            throw new ArgumentException("The tables are of another betting tree or of other buckets.");
        }

        _block.CopyTo(other._block);
    }

    /// <summary>A copy as it is now.</summary>
    public BlueprintTables Snapshot()
    {
        var copy = new BlueprintTables(Tree, Buckets);
        _block.CopyTo(copy._block);
        return copy;
    }

    /// <summary>The first 64 bits of a SHA-256 over all numbers: equal trainings have equal ones.</summary>
    public ulong Checksum()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (at, count) in _block.Chunks())
        {
            hash.AppendData(_block.Slice<byte>(at, count));
        }

        return BinaryPrimitives.ReadUInt64BigEndian(hash.GetHashAndReset());
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _block.Dispose();
        _children.Dispose();
    }

    /// <summary>The byte of the block at which an entry's regret stands.</summary>
    internal long RegretAt(long entry) => entry < Layout.WideEntries
        ? sizeof(double) * entry
        : (2 * WideBytes) + (sizeof(float) * (entry - Layout.WideEntries));

    private static long Lines(long bytes) => (bytes + Line - 1) / Line * Line;

    private void Wide(long entry, int actions, out Span<double> regrets, out Span<double> averages)
    {
        var at = RegretAt(entry);
        regrets = _block.Slice<double>(at, actions);
        averages = _block.Slice<double>(at + WideBytes, actions);
    }

    private void Narrow(long entry, int actions, out Span<float> regrets, out Span<float> averages)
    {
        var at = RegretAt(entry);
        regrets = _block.Slice<float>(at, actions);
        averages = _block.Slice<float>(at + NarrowBytes, actions);
    }
}
