namespace Poker.Infrastructure.Autotrain;

/// <summary>Trains batch by batch until a limit or until it is told to stop; reports and checkpoints on the way.</summary>
/// <param name="trainer">What trains.</param>
/// <param name="limits">When to end.</param>
/// <param name="reports">Hears how it goes.</param>
/// <param name="say">Hears sentences, such as that a checkpoint failed.</param>
/// <param name="time">The clock.</param>
public sealed class TrainingLoop(
    ITrainer trainer, TrainingLimits limits, IProgress<TrainingReport> reports, Action<string> say, TimeProvider time)
{
    // A report is a pass over all tables: it takes this share of the time at most, unless reports became too rare for a reader.
    private const int MostReportShare = 50;
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(15);

    private readonly long _begun = time.GetTimestamp();
    private TimeSpan _nextReport, _nextCheckpoint = limits.CheckpointEvery;
    private Task<string?>? _writing;

    private TimeSpan Elapsed => time.GetElapsedTime(_begun);

    /// <summary>Runs to the end; the batch at work is always finished.</summary>
    /// <param name="stop">Ends it after the batch.</param>
    public async Task RunAsync(CancellationToken stop)
    {
        var first = await trainer.EpochAsync(CancellationToken.None);
        while (!stop.IsCancellationRequested)
        {
            var done = await trainer.EpochAsync(CancellationToken.None) - first;
            if (done >= limits.Iterations || Elapsed >= limits.Time)
            {
                break;
            }

            await CheckpointAsync();
            await ReportAsync(done);
            await trainer.StepAsync(stop);
        }

        await FinishedAsync();
    }

    // A checkpoint that fails is no reason to end hours of training: the next one may succeed.
    private async Task CheckpointAsync()
    {
        if (_writing is { IsCompleted: true })
        {
            await FinishedAsync();
        }

        if (limits.CheckpointEvery > TimeSpan.Zero && Elapsed >= _nextCheckpoint && _writing is null)
        {
            _nextCheckpoint = Elapsed + limits.CheckpointEvery;
            _writing = Begin();
        }

        Task<string?> Begin()
        {
            try
            {
                return trainer.CheckpointAsync(CancellationToken.None);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or OutOfMemoryException)
            {
                return Task.FromException<string?>(error);
            }
        }
    }

    private async Task FinishedAsync()
    {
        if (_writing is { } writing)
        {
            _writing = null;
            try
            {
                await writing;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or OutOfMemoryException)
            {
                say($"A checkpoint could not be written: {error.Message} Training goes on.");
            }
        }
    }

    private async Task ReportAsync(long done)
    {
        if (Elapsed < _nextReport)
        {
            return;
        }

        var before = Elapsed;
        var summary = await trainer.SummaryAsync(CancellationToken.None);
        var pause = (Elapsed - before) * MostReportShare;
        _nextReport = Elapsed + (pause < limits.ReportEvery ? limits.ReportEvery : pause > LongestSilence ? LongestSilence : pause);
        reports.Report(new TrainingReport(summary, Elapsed, Left(done), limits.CheckpointEvery > TimeSpan.Zero ? NotNegative(_nextCheckpoint - Elapsed) : null));
    }

    private TimeSpan? Left(long done)
    {
        TimeSpan? byTime = limits.Time is { } most ? NotNegative(most - Elapsed) : null;
        TimeSpan? byCount = limits.Iterations is { } count && done > 0 ? Elapsed * (Math.Max(0, count - done) / (double)done) : null;
        return byTime < byCount ? byTime : byCount ?? byTime;
    }

    private static TimeSpan NotNegative(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;
}
