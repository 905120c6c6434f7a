using System.Text.Json;
using System.Text.Json.Serialization;
using Poker.Core.Solving.Batches;
using Poker.Core.Solving.Blueprints;
using Poker.Core.Solving.Games;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Jobs;

namespace Poker.Infrastructure.Batches;

/// <summary>What a run of the kind "blueprint" trains, and how it is shared out: the run's spec, as JSON.</summary>
/// <remarks>A sample: <c>{"target":"leduc","seed":7,"weighting":"Linear","iterations":20000,"staleness":8}</c>.</remarks>
public sealed record BlueprintSpec
{
    /// <summary>The kind of such runs.</summary>
    public const string Kind = "blueprint";

    /// <summary>What they work on, together with clustering.</summary>
    public const string Area = RunAreas.Autotrain;

    /// <summary>The target that is a hold'em blueprint.</summary>
    public const string Holdem = "holdem";

    /// <summary>"holdem", or the name of a toy game.</summary>
    public string Target { get; init; } = Holdem;

    /// <summary>What fixes a hold'em blueprint's training; null for a toy game.</summary>
    public BlueprintKey? Key { get; init; }

    /// <summary>A toy game's seed.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>A toy game's weights.</summary>
    public IterationWeighting Weighting { get; init; } = IterationWeighting.Linear;

    /// <summary>Iterations of a batch once the run is under way; null for one that keeps the cost of a batch small.</summary>
    public long? BatchIterations { get; init; }

    /// <summary>How many other batches may come to count between a batch's base and the batch; null for twice the workers, at least 8.</summary>
    public int? Staleness { get; init; }

    /// <summary>All batches at work hold at most this part of the iterations before them, so that staleness does no harm at the beginning.</summary>
    public double RampShare { get; init; } = 0.5;

    /// <summary>Iterations to train at least, beyond those there are; null for no limit.</summary>
    public long? Iterations { get; init; }

    /// <summary>Seconds to train; null for no limit.</summary>
    public double? Seconds { get; init; }

    /// <summary>Batches between two bases, at most.</summary>
    public int FoldEpochs { get; init; } = 256;

    /// <summary>Bytes of deltas between two bases, at most; null for eight times the tables.</summary>
    public long? FoldBytes { get; init; }

    /// <summary>Seconds between two syncs of the table <c>blueprint</c> while training goes on; null for one at the end alone.</summary>
    public double? SyncEverySeconds { get; init; }

    /// <summary>Whether deltas are kept after they were folded: to be added up again.</summary>
    public bool KeepDeltas { get; init; }

    /// <summary>Whether the target is a hold'em blueprint.</summary>
    [JsonIgnore]
    public bool IsHoldem => Target == Holdem;

    /// <summary>The spec as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, TrainingOptionsJson.Settings);

    /// <summary>Reads a spec and checks it.</summary>
    /// <exception cref="RunRefusedException">It makes no sense; the message tells all that is wrong.</exception>
    public static BlueprintSpec Parse(string json)
    {
        try
        {
            var spec = JsonSerializer.Deserialize<BlueprintSpec>(json, TrainingOptionsJson.Settings);
            spec?.Validate();
            return spec ?? throw new RunRefusedException("The spec of the blueprint's run is empty.");
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            throw new RunRefusedException($"The spec of the blueprint's run is no such JSON: {error.Message}");
        }
    }

    /// <summary>Reads a spec; null where it makes no sense to this build.</summary>
    public static BlueprintSpec? TryParse(string json)
    {
        try
        {
            return Parse(json);
        }
        catch (RunRefusedException)
        {
            return null;
        }
    }

    /// <summary>Refuses what makes no sense, or cannot be shared out.</summary>
    /// <exception cref="RunRefusedException">The message tells all that is wrong.</exception>
    public void Validate()
    {
        var wrong = new List<string>();
        Check(IsHoldem || ToyGames.Names.Contains(Target), $"There is no target '{Target}'; there are {Holdem}, {string.Join(", ", ToyGames.Names)}.");
        Check(!IsHoldem || Key is not null, "A hold'em blueprint needs a key.");
        Check(IsHoldem || Key is null, "A toy game has no key.");
        Check(Key?.Training.Deterministic != true, "Workers' batches come to count in no order that could be repeated: train deterministically in one process (poker fast).");
        Check(BatchIterations is null or > 0, $"Batches of {BatchIterations} iterations.");
        Check(Staleness is null or (>= 0 and <= 100_000), $"A staleness of {Staleness} batches, not of 0 to 100,000.");
        Check(RampShare is > 0 and <= 1000, $"A ramp share of {RampShare}, not above 0.");
        Check(Iterations is null or > 0, $"A limit of {Iterations} iterations.");
        Check(Seconds is null or > 0, $"A limit of {Seconds} seconds.");
        Check(FoldEpochs > 0 && FoldBytes is null or > 0, "Bases are written after some batches, at least one, and some bytes.");
        Check(SyncEverySeconds is null or > 0, $"{SyncEverySeconds} seconds between syncs.");
        try
        {
            Key?.Training.Validate();
            _ = Key?.ToBetting();
            AdditiveWeights.Require(Key?.Training.Weighting ?? Weighting);
        }
        catch (ArgumentException error)
        {
            wrong.Add(error.Message);
        }

        if (wrong.Count > 0)
        {
            throw new RunRefusedException(string.Join(Environment.NewLine, wrong));
        }

        void Check(bool right, string text)
        {
            if (!right)
            {
                wrong.Add(text);
            }
        }
    }
}
