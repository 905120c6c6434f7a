namespace Poker.Infrastructure.Autotrain;

/// <summary>When a training loop ends by itself, and what it does on the way; of two limits the first that is reached counts.</summary>
public sealed record TrainingLimits
{
    /// <summary>How long to train; null for no limit.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>How many more iterations at least, whole batches; null for no limit.</summary>
    public long? Iterations { get; init; }

    /// <summary>The time between checkpoints; zero for none on the way.</summary>
    public TimeSpan CheckpointEvery { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The time between reports, at least; where a report takes long they come more rarely.</summary>
    public TimeSpan ReportEvery { get; init; } = TimeSpan.FromSeconds(5);
}
