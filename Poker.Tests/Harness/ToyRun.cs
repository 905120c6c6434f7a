using Npgsql;
using Poker.Core.Numerics;
using Poker.Core.Solving;
using Poker.Core.Solving.Batches;
using Poker.Core.Solving.Games;
using Poker.Core.Solving.Sampling;
using Poker.Infrastructure.Batches;

namespace Poker.Tests.Harness;

/// <summary>What a run of a toy game has stored, and how good it is.</summary>
internal static class ToyRun
{
    /// <summary>A run's target at the end: its base, and the deltas after that.</summary>
    public static async Task<GameTarget<LinearWeights>> ReadAsync(NpgsqlDataSource dataSource, Guid run, string game)
    {
        var target = new GameTarget<LinearWeights>(ToyGames.Create(game), 0);
        await using var connection = await dataSource.OpenConnectionAsync();
        var ledger = new BatchLedger(connection, run);
        var stored = await new FrameLedger(connection, run).BaseAsync(CancellationToken.None);
        if (stored is { } there)
        {
            Assert.True(await FrameTable.ReadAsync(connection, there.Frames, target.Put, CancellationToken.None));
        }

        foreach (var batch in await ledger.AfterAsync(stored?.Epoch ?? 0, CancellationToken.None))
        {
            Assert.True(await FrameTable.ReadAsync(connection, batch.Delta!, target.Add, CancellationToken.None));
        }

        return target;
    }

    /// <summary>The sum of all deltas of a run that kept them, in the ledger's order.</summary>
    public static async Task<GameTarget<LinearWeights>> AddUpAsync(NpgsqlDataSource dataSource, Guid run, string game)
    {
        var target = new GameTarget<LinearWeights>(ToyGames.Create(game), 0);
        await using var connection = await dataSource.OpenConnectionAsync();
        foreach (var batch in await new BatchLedger(connection, run).AfterAsync(0, CancellationToken.None))
        {
            Assert.True(await FrameTable.ReadAsync(connection, batch.Delta!, target.Add, CancellationToken.None));
        }

        return target;
    }

    public static byte[] Bytes(BatchTarget target)
    {
        var frames = new FrameBuffer();
        target.WriteBase(frames);
        return [.. frames.Frames.SelectMany(frame => frame.ToArray())];
    }

    public static double Exploitability(string game, ReadOnlySpan<double> strategy) =>
        BestResponse.Assess(new(ToyGames.Create(game)), strategy).Exploitability;

    /// <summary>The exploitability of what one walker learns in so many iterations.</summary>
    public static double FastExploitability(string game, ulong seed, long iterations)
    {
        var tree = ToyGames.Create(game);
        var solver = new SamplingSolver<LinearWeights>(tree, new Rng(seed));
        solver.Run(iterations);
        var strategy = new double[tree.Sets.Entries];
        solver.AverageStrategy(strategy);
        return Exploitability(game, strategy);
    }
}
