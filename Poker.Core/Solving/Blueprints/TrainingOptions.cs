using System.Globalization;

namespace Poker.Core.Solving.Blueprints;

/// <summary>How a blueprint is trained.</summary>
public sealed record TrainingOptions
{
    /// <summary>Parts that a batch of the deterministic mode is cut into, whatever the threads.</summary>
    public const int Streams = 16;

    /// <summary>Raised by hand whenever the same options come to other results, so that no run goes on with another algorithm.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The version of the algorithm.</summary>
    public int AlgorithmVersion { get; init; } = CurrentVersion;

    /// <summary>Seed of all deals and draws: iteration i draws from stream i of it.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>What an iteration weighs.</summary>
    public IterationWeighting Weighting { get; init; } = IterationWeighting.Linear;

    /// <summary>Whether most traversals skip actions with very negative regrets.</summary>
    public bool Prune { get; init; } = true;

    /// <summary>The regret, in starting stacks of an iteration's weight, below which actions are skipped: negative.</summary>
    public double PruneStacks { get; init; } = -200;

    /// <summary>Iterations before the average strategy is begun.</summary>
    public long AverageFrom { get; init; }

    /// <summary>Threads at work.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Whether any number of threads gives bit-identical results; the tables then stand still during a batch.</summary>
    public bool Deterministic { get; init; }

    /// <summary>Iterations of a batch.</summary>
    public int BatchIterations { get; init; } = 8192;

    /// <summary>Batches between two sweeps of <see cref="IterationWeighting.Discounted"/>.</summary>
    public int SweepBatches { get; init; } = 128;

    /// <summary>All that results depend on, in one line: a run goes on with equal descriptions only. Threads are no part of it.</summary>
    public string Description => string.Create(
        CultureInfo.InvariantCulture,
        $"algorithm version {AlgorithmVersion}; seed {Seed}; {Weights()}; {(Prune ? $"pruning below {PruneStacks} stacks" : "no pruning")}; averages from iteration {AverageFrom}; batches of {BatchIterations}{(Deterministic ? $" in {Streams} frozen parts" : "")}");

    /// <summary>Refuses options without sense.</summary>
    /// <exception cref="ArgumentException">The message tells all that is wrong.</exception>
    public void Validate()
    {
        var wrong = new List<string>();
        Check(AlgorithmVersion == CurrentVersion, $"algorithm version {AlgorithmVersion}, where this build trains version {CurrentVersion}");
        Check(Enum.IsDefined(Weighting), $"the weighting {(int)Weighting} is unknown");
        Check(PruneStacks < 0 && double.IsFinite(PruneStacks), $"the pruning threshold of {PruneStacks} stacks is not negative");
        Check(AverageFrom >= 0, $"averages from iteration {AverageFrom}");
        Check(Threads is >= 1 and <= 1024, $"{Threads} threads, not 1 to 1,024");
        Check(BatchIterations is >= 1 and <= 1 << 24, $"batches of {BatchIterations} iterations, not of 1 to 2^24");
        Check(SweepBatches >= 1, $"{SweepBatches} batches between sweeps");
        if (wrong.Count > 0)
        {
            throw new ArgumentException($"These training options make no sense: {string.Join("; ", wrong)}.");
        }

        void Check(bool right, string text)
        {
            if (!right)
            {
                wrong.Add(text);
            }
        }
    }

    private string Weights() => Weighting == IterationWeighting.Discounted
        ? $"discounted weights (1.5, 0, 2) every {SweepBatches} batches"
        : $"{(Weighting == IterationWeighting.Linear ? "linear" : "uniform")} weights";
}
