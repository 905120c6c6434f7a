using Poker.Core.Solving.Batches;

namespace Poker.Worker.Handlers.Blueprints;

/// <summary>Tells of a batch while it is trained: it may take minutes.</summary>
/// <param name="share">Hears how far it is.</param>
/// <param name="visited">Hears of nodes, each once.</param>
internal sealed class WalkedNodes(IProgress<float> share, Action<long> visited) : IProgress<BatchProgress>
{
    private long _told;

    /// <inheritdoc />
    public void Report(BatchProgress value)
    {
        Count(value.Nodes);
        share.Report(value.Share);
    }

    /// <summary>Takes the sum at the end, or so far.</summary>
    public void Count(long nodes)
    {
        visited(nodes - _told);
        _told = nodes;
    }
}
