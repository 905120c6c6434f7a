using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Tests.Infrastructure.Autotrain;

public sealed class TrainingLoopTests
{
    private static readonly TimeSpan Batch = TimeSpan.FromSeconds(10);

    private readonly Clock _clock = new();
    private readonly List<string> _said = [];
    private readonly Reports _reports = new();

    [Fact]
    public async Task It_ends_with_the_first_whole_batch_at_or_beyond_the_count()
    {
        var trainer = new CountingTrainer(_clock);

        await RunAsync(trainer, new TrainingLimits { Iterations = 250 });

        Assert.Equal(300, trainer.Epoch);
    }

    [Fact]
    public async Task It_ends_with_the_first_batch_that_ends_after_the_time()
    {
        var trainer = new CountingTrainer(_clock);

        await RunAsync(trainer, new TrainingLimits { Time = TimeSpan.FromSeconds(35) });

        Assert.Equal(400, trainer.Epoch);
    }

    [Fact]
    public async Task A_stop_lets_the_batch_at_work_end_and_begins_no_other()
    {
        using var stop = new CancellationTokenSource();
        var trainer = new CountingTrainer(_clock) { During = epoch => { if (epoch == 200) { stop.Cancel(); } } };

        await RunAsync(trainer, new TrainingLimits(), stop.Token);

        Assert.Equal(200, trainer.Epoch);
    }

    [Fact]
    public async Task Checkpoints_are_made_at_their_interval_and_not_at_all_at_zero()
    {
        var trainer = new CountingTrainer(_clock);
        await RunAsync(trainer, new TrainingLimits { Iterations = 1_000, CheckpointEvery = TimeSpan.FromSeconds(30) });
        Assert.Equal([300, 600, 900], trainer.Checkpoints);

        var without = new CountingTrainer(_clock);
        await RunAsync(without, new TrainingLimits { Iterations = 1_000, CheckpointEvery = TimeSpan.Zero });
        Assert.Empty(without.Checkpoints);
    }

    [Fact]
    public async Task A_checkpoint_that_fails_is_told_and_training_goes_on()
    {
        var trainer = new CountingTrainer(_clock) { CheckpointFailure = new IOException("No space left on device.") };

        await RunAsync(trainer, new TrainingLimits { Iterations = 500, CheckpointEvery = TimeSpan.FromSeconds(20) });

        Assert.Equal(500, trainer.Epoch);
        Assert.Equal(["A checkpoint could not be written: No space left on device. Training goes on."], _said.Distinct());
    }

    [Fact]
    public async Task Reports_tell_what_is_left_by_the_limit_that_comes_first()
    {
        var trainer = new CountingTrainer(_clock);

        await RunAsync(trainer, new TrainingLimits { Iterations = 400, Time = TimeSpan.FromMinutes(5), ReportEvery = Batch });

        Assert.Equal([300, 30, 20, 10], _reports.Values.Select(report => report.Left!.Value.TotalSeconds));
        Assert.Equal([0L, 100, 200, 300], _reports.Values.Select(report => report.Summary.Iterations));
    }

    private Task RunAsync(CountingTrainer trainer, TrainingLimits limits, CancellationToken stop = default) =>
        new TrainingLoop(trainer, limits, _reports, _said.Add, _clock).RunAsync(stop);

    private sealed class Reports : IProgress<TrainingReport>
    {
        public List<TrainingReport> Values { get; } = [];

        public void Report(TrainingReport value) => Values.Add(value);
    }

    private sealed class Clock : TimeProvider
    {
        public long Ticks { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Ticks;
    }

    /// <summary>A trainer whose batch is 100 iterations and takes ten seconds.</summary>
    private sealed class CountingTrainer(Clock clock) : ITrainer
    {
        public long Epoch { get; private set; }

        public List<long> Checkpoints { get; } = [];

        public Exception? CheckpointFailure { get; init; }

        public Action<long>? During { get; init; }

        public Task StepAsync(CancellationToken cancellation)
        {
            During?.Invoke(Epoch + 100);
            Epoch += 100;
            clock.Ticks += Batch.Ticks;
            return Task.CompletedTask;
        }

        public Task<StoredRun> SyncAsync(IProgress<SyncProgress>? progress, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<long> EpochAsync(CancellationToken cancellation) => Task.FromResult(Epoch);

        public Task<TrainingSummary> SummaryAsync(CancellationToken cancellation) => Task.FromResult(new TrainingSummary(Epoch, 2 * Epoch, 10, 5, 1.5, 0));

        public Task<string?> CheckpointAsync(CancellationToken cancellation)
        {
            Checkpoints.Add(Epoch);
            return CheckpointFailure is { } failure ? Task.FromException<string?>(failure) : Task.FromResult<string?>("there");
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
