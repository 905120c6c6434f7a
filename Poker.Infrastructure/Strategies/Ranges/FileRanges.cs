using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Evaluation;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Artefacts;

namespace Poker.Infrastructure.Strategies.Ranges;

/// <summary>A blueprint file that is in memory, with the abstraction that it was trained with.</summary>
/// <param name="loaded">The file's content.</param>
/// <param name="abstraction">Its buckets.</param>
public sealed class FileRanges(LoadedBlueprint loaded, AbstractionTables abstraction) : IRangeSource, IDisposable
{
    private readonly Deck _deck = Deck.Named(abstraction.Key.Deck);

    /// <summary>Its buckets.</summary>
    public AbstractionTables Abstraction => abstraction;

    /// <inheritdoc />
    public BlueprintRun Run => loaded.Run;

    /// <inheritdoc />
    public BettingTree Tree => loaded.Tables.Tree;

    /// <inheritdoc />
    public Task<RangeRecords?> ReadAsync(RangeQuestion question, CancellationToken cancellation)
    {
        var decisions = new Dictionary<int, DecisionRecord>();
        foreach (var node in question.Decisions)
        {
            decisions[node] = RecordOf(node);
        }

        for (var node = question.Decisions[^1] + 1; node <= question.Below; node++)
        {
            decisions[node] = RecordOf(node);
        }

        return Task.FromResult<RangeRecords?>(new(Run, [.. question.Boards.Select(BucketsOn)], decisions));
    }

    /// <summary>Frees the memory.</summary>
    public void Dispose() => loaded.Dispose();

    private short[] BucketsOn(CardSet board)
    {
        Span<byte> all = stackalloc byte[CardPairs.Count];
        abstraction.BucketsOf(board, all);
        var possible = (_deck.Cards - board).Bits;
        var buckets = new short[CardPairs.Count];
        for (var pair = 0; pair < buckets.Length; pair++)
        {
            buckets[pair] = (CardPairs.Bits[pair] & ~possible) == 0 ? all[pair] : (short)-1;
        }

        return buckets;
    }

    private DecisionRecord RecordOf(int node)
    {
        var record = new DecisionRecord(Run.Buckets[(int)Tree.Nodes[node].Street], Tree.Nodes[node].Actions);
        Span<double> regrets = stackalloc double[EdgeSet.Most], averages = stackalloc double[EdgeSet.Most];
        for (var bucket = 0; bucket < record.Buckets; bucket++)
        {
            loaded.Tables.Read(node, bucket, regrets[..record.Actions], averages[..record.Actions]);
            for (var action = 0; action < record.Actions; action++)
            {
                var slot = (bucket * record.Actions) + action;
                (record.Regrets[slot], record.Averages[slot]) = ((float)regrets[action], (float)averages[action]);
            }
        }

        return record;
    }
}
