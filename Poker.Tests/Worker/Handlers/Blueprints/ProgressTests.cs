using Poker.Core.Solving.Batches;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Worker.Handlers.Blueprints;

namespace Poker.Tests.Worker.Handlers.Blueprints;

public sealed class ProgressTests
{
    [Fact]
    public void Nodes_of_a_batch_are_told_while_it_is_trained_and_each_once()
    {
        List<(float Share, long Nodes)> told = [];
        var (share, nodes) = (0f, 0L);
        var walked = new WalkedNodes(new Hearing(value => share = value), more => nodes += more);

        foreach (var progress in new[] { new BatchProgress(0.25f, 1000), new BatchProgress(0.5f, 2100), new BatchProgress(1, 4000) })
        {
            walked.Report(progress);
            told.Add((share, nodes));
        }

        walked.Count(4321);
        Assert.Equal([(0.25f, 1000), (0.5f, 2100), (1f, 4000)], told);
        Assert.Equal(4321, nodes);
    }

    [Fact]
    public void Rows_of_a_sync_are_told_once_though_reports_overtake_each_other()
    {
        List<long> told = [];
        var copied = new CopiedRows(told.Add);

        foreach (var progress in new[]
        {
            new SyncProgress(SyncPhase.Staging, 0, 0), new SyncProgress(SyncPhase.Copying, 300, 1000), new SyncProgress(SyncPhase.Copying, 200, 1000),
            new SyncProgress(SyncPhase.Indexing, 500, 1000), new SyncProgress(SyncPhase.Copying, 1000, 1000), new SyncProgress(SyncPhase.Done, 1000, 1000),
        })
        {
            copied.Report(progress);
        }

        Assert.Equal([300, 0, 700], told);
    }

    private sealed class Hearing(Action<float> heard) : IProgress<float>
    {
        public void Report(float value) => heard(value);
    }
}
