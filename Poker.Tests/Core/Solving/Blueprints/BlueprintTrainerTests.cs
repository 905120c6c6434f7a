using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;

namespace Poker.Tests.Core.Solving.Blueprints;

public sealed class BlueprintTrainerTests
{
    public static TheoryData<TrainingOptions> Kinds() =>
    [
        RoyalTraining.Quick,
        RoyalTraining.Quick with { Weighting = IterationWeighting.Uniform, Prune = false },
        RoyalTraining.Quick with { Weighting = IterationWeighting.Discounted, SweepBatches = 3 },
        RoyalTraining.Quick with { Deterministic = true, Threads = 2 },
        RoyalTraining.Quick with { Deterministic = true, Threads = 2, Weighting = IterationWeighting.Discounted, SweepBatches = 2, BatchIterations = 1500 },
        RoyalTraining.Quick with { AverageFrom = 2000 },
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Stopped_saved_restored_and_gone_on_equals_never_stopped(TrainingOptions options)
    {
        using var through = RoyalTraining.After(options, 8);
        using var stopped = RoyalTraining.After(options, 5);
        using var resumed = RoyalTraining.After(options, 2);

        resumed.Trainer.Restore(new MemoryStream(stopped.Saved()));
        resumed.Run(3);

        Assert.Equal(through.Saved(), resumed.Saved());
        Assert.Equal(through.Trainer.Statistics, resumed.Trainer.Statistics);
    }

    [Fact]
    public void The_deterministic_mode_gives_the_same_bits_on_any_number_of_threads()
    {
        var options = RoyalTraining.Quick with { Deterministic = true, BatchIterations = 3000 };
        using var one = RoyalTraining.After(options, 2);
        foreach (var threads in new[] { 2, 3, 20 })
        {
            using var several = RoyalTraining.After(options with { Threads = threads }, 2);

            Assert.Equal(one.Saved(), several.Saved());
        }
    }

    // Batches that the rounds of 1,024 iterations and their sixteen parts do not divide, and smaller ones than a part.
    [Theory]
    [InlineData(1, 5)]
    [InlineData(63, 4)]
    [InlineData(500, 3)]
    [InlineData(1025, 2)]
    [InlineData(2500, 2)]
    public void The_deterministic_mode_is_a_walk_over_frozen_tables_a_round_after_another_each_iteration_once(int batch, int batches)
    {
        var options = RoyalTraining.Quick with { Deterministic = true, BatchIterations = batch };
        using var plain = new PlainTraining(options);
        for (var first = 0; first < batch * batches; first += batch)
        {
            for (var round = 0; round < batch; round += 1024)
            {
                plain.WalkFrozen(first + round, first + Math.Min(batch, round + 1024));
            }
        }

        using var trained = RoyalTraining.After(options with { Threads = 2 }, batches);

        Assert.Equal(plain.Tables.Checksum(), trained.Tables.Checksum());
        Assert.Equal(plain.Nodes, trained.Trainer.Nodes);
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(500, 3)]
    public void One_thread_does_one_iteration_after_another(int batch, int batches)
    {
        var options = RoyalTraining.Quick with { BatchIterations = batch };
        using var plain = new PlainTraining(options);
        plain.Walk(0, batch * batches);

        using var trained = RoyalTraining.After(options, batches);

        Assert.Equal(plain.Tables.Checksum(), trained.Tables.Checksum());
        Assert.Equal(plain.Nodes, trained.Trainer.Nodes);
    }

    [Fact]
    public void A_snapshot_is_what_the_trainer_would_have_saved_though_it_goes_on()
    {
        using var training = RoyalTraining.After(RoyalTraining.Quick, 2);
        var saved = training.Saved();
        using var snapshot = training.Trainer.Snapshot();
        training.Run(1);
        var written = new MemoryStream();

        snapshot.Save(written);

        Assert.Equal(saved, written.ToArray());
        Assert.NotEqual(saved, training.Saved());
    }

    [Fact]
    public void A_cancelled_batch_is_not_begun_and_one_begun_is_finished()
    {
        using var training = new RoyalTraining(RoyalTraining.Quick);

        training.Trainer.RunBatch(new CancellationToken(true));

        Assert.Equal(0, training.Trainer.Iterations);
    }

    [Fact]
    public void Another_configuration_is_refused_with_the_difference_and_changes_nothing()
    {
        using var training = RoyalTraining.After(RoyalTraining.Quick, 1);
        using var other = RoyalTraining.After(RoyalTraining.Quick with { Seed = 2 }, 1);
        var before = training.Saved();

        var error = Assert.Throws<ArgumentException>(() => training.Trainer.Restore(new MemoryStream(other.Saved())));

        Assert.StartsWith("The checkpoint is of another training: training is [algorithm version 1; seed 2; linear weights;", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, training.Saved());
    }

    [Fact]
    public void Tables_of_another_size_by_the_same_name_are_refused()
    {
        using var training = new RoyalTraining(RoyalTraining.Quick);
        using var larger = RoyalTraining.NewTables(BettingTree.Of(BettingPresets.Tiny with { MaxRaises = 3 }));
        var stream = new MemoryStream();
        TrainingFile.Write(stream, training.Trainer.Identity, 500, 1, larger);
        stream.Position = 0;

        var error = Assert.Throws<ArgumentException>(() => training.Trainer.Restore(stream));

        Assert.StartsWith("The checkpoint is of another training: its tables have ", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, training.Trainer.Iterations);
    }

    [Fact]
    public void A_damaged_or_cut_checkpoint_is_refused_and_leaves_a_fresh_trainer()
    {
        using var training = RoyalTraining.After(RoyalTraining.Quick, 1);
        using var fresh = new RoyalTraining(RoyalTraining.Quick);
        var good = training.Saved();
        foreach (var place in new[] { 0, 5, 40, good.Length / 2, good.Length - 1 })
        {
            var damaged = (byte[])good.Clone();
            damaged[place] ^= 1;
            Assert.Throws<InvalidDataException>(() => training.Trainer.Restore(new MemoryStream(damaged)));
            Assert.Throws<InvalidDataException>(() => training.Trainer.Restore(new MemoryStream(good, 0, place)));
        }

        Assert.Equal(fresh.Saved(), training.Saved());
    }

    [Fact]
    public void Several_threads_on_shared_tables_learn_what_one_learns()
    {
        using var one = RoyalTraining.After(RoyalTraining.Quick, 40);
        using var three = RoyalTraining.After(RoyalTraining.Quick with { Threads = 3 }, 40);

        var (expected, actual) = (one.Trainer.Statistics, three.Trainer.Statistics);

        Assert.Equal(expected.Iterations, actual.Iterations);
        Assert.InRange(actual.MeanPositiveRegret / expected.MeanPositiveRegret, 0.8, 1.2);
        Assert.InRange((double)actual.InformationSetsTouched / expected.InformationSetsTouched, 0.9, 1.1);
        Assert.InRange((double)actual.Nodes / expected.Nodes, 0.9, 1.1);
    }

    [Fact]
    public void The_mean_positive_regret_falls()
    {
        using var training = RoyalTraining.After(RoyalTraining.Quick, 4);
        var before = training.Trainer.Statistics;

        training.Run(60);

        Assert.InRange(training.Trainer.Statistics.MeanPositiveRegret, 1, before.MeanPositiveRegret / 2);
    }

    [Fact]
    public void A_batch_allocates_nothing_once_warm()
    {
        using var training = RoyalTraining.After(RoyalTraining.Quick with { Threads = 1 }, 2);
        var before = GC.GetAllocatedBytesForCurrentThread();

        training.Run(3);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Options_without_sense_are_refused_all_at_once()
    {
        var error = Assert.Throws<ArgumentException>(() => new RoyalTraining(new() { Threads = 0, BatchIterations = 0 }));

        Assert.Equal("These training options make no sense: 0 threads, not 1 to 1,024; batches of 0 iterations, not of 1 to 2^24.", error.Message);
    }
}
