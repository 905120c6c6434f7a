using Npgsql;
using Poker.Core.Solving.Batches;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Batches;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Tests.Harness;

/// <summary>What proves that every batch of a run counts once: ledger, counters and kept deltas, each of which was written by itself, tell the same.</summary>
internal static class LedgerProof
{
    /// <summary>The ledger's epochs are 1, 2, …, its batches are each there once and cover the iterations without gap, and the counters are their sums.</summary>
    /// <returns>The counters.</returns>
    public static async Task<RunProgress> RequireCountedOnceAsync(NpgsqlDataSource dataSource, Guid run)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        var ledger = new BatchLedger(connection, run);
        var progress = (await ledger.ReadAsync(CancellationToken.None))!;
        var batches = await ledger.AfterAsync(0, CancellationToken.None);
        Assert.Equal(Enumerable.Range(1, (int)progress.Epoch).Select(epoch => (long)epoch), batches.Select(batch => batch.Epoch));
        var next = progress.BeganIterations;
        foreach (var (batch, number) in batches.OrderBy(batch => batch.Batch).Select((batch, number) => (batch, number)))
        {
            Assert.Equal((number, next), (batch.Batch, batch.FirstIteration));
            next += batch.Iterations;
        }

        Assert.Equal(next, progress.Iterations);
        Assert.Equal((progress.Iterations, progress.Nodes), await ledger.TotalsAsync(progress.Epoch, CancellationToken.None));
        return progress;
    }

    /// <summary>The same of a toy game's run, and that its base and what came after it are the sum of its deltas, bit for bit.</summary>
    public static async Task RequireToyAsync(NpgsqlDataSource dataSource, Guid run, string game, long iterations)
    {
        var progress = await RequireCountedOnceAsync(dataSource, run);
        Assert.Equal(iterations, progress.Iterations);
        using var stored = await ToyRun.ReadAsync(dataSource, run, game);
        using var sum = await ToyRun.AddUpAsync(dataSource, run, game);
        Assert.Equal(ToyRun.Bytes(sum), ToyRun.Bytes(stored));
        Assert.InRange(ToyRun.Exploitability(game, sum.AverageStrategy()), 0, 1);
    }

    /// <summary>The same of a hold'em run that began from nothing, and that the rows of <c>blueprint</c> are the rounded sum of its deltas, bit for bit.</summary>
    /// <param name="dataSource">The run's database.</param>
    /// <param name="run">The run.</param>
    /// <param name="sum">Zeros, to be added to.</param>
    /// <returns>The counters.</returns>
    public static async Task<RunProgress> RequireHoldemAsync(NpgsqlDataSource dataSource, Guid run, BlueprintTarget sum)
    {
        var progress = await RequireCountedOnceAsync(dataSource, run);
        var (stored, rows) = (await new BlueprintStore(dataSource).LoadAsync(null, CancellationToken.None))!.Value;
        using (rows)
        {
            Assert.Equal((run, progress.Iterations, progress.Nodes), (stored.Run.Id, stored.Run.Iterations, stored.Run.Nodes));
            await AddAsync(dataSource, run, sum);
            RequireRounded(sum.Tables, rows);
        }

        return progress;
    }

    /// <summary>Adds the kept deltas of a run, in the ledger's order.</summary>
    public static async Task AddAsync(NpgsqlDataSource dataSource, Guid run, BatchTarget sum)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        foreach (var batch in await new BatchLedger(connection, run).AfterAsync(0, CancellationToken.None))
        {
            Assert.True(await FrameTable.ReadAsync(connection, batch.Delta!, sum.Add, CancellationToken.None));
        }
    }

    /// <summary>Rows are REAL: what the tables hold in double is rounded, bit for bit.</summary>
    public static void RequireRounded(BlueprintTables expected, BlueprintTables rows)
    {
        var (regrets, averages, rowRegrets, rowAverages) = (new double[8], new double[8], new double[8], new double[8]);
        for (var node = 0; node < expected.Tree.Nodes.Length; node++)
        {
            for (var bucket = 0; bucket < expected.Buckets[(int)expected.Tree.Nodes[node].Street]; bucket++)
            {
                var actions = expected.Tree.Nodes[node].Actions;
                expected.Read(node, bucket, regrets, averages);
                rows.Read(node, bucket, rowRegrets, rowAverages);
                for (var action = 0; action < actions; action++)
                {
                    Assert.Equal(((float)regrets[action], (float)averages[action]), ((float)rowRegrets[action], (float)rowAverages[action]));
                }
            }
        }
    }
}
