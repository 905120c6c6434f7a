using System.Text.Json;
using Poker.Core.Learning.Networks;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Strategies;

namespace Poker.Infrastructure.Live;

/// <summary>How the live loop trains, validates and tries models: the spec of a run of the kind "live", as JSON.</summary>
public sealed record LiveSpec
{
    /// <summary>The kind of such runs.</summary>
    public const string Kind = "live";

    /// <summary>What they work on: the registry.</summary>
    public const string Area = "live";

    private static readonly JsonSerializerOptions Settings = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>A cycle begins when so many new hands were accepted.</summary>
    public int Hands { get; init; } = 500;

    /// <summary>What labels are learned from, the first one of a decision that has several: taken, optimal.</summary>
    public IReadOnlyList<string> Modes { get; init; } = ["optimal", "taken"];

    /// <summary>Samples to train on at most.</summary>
    public int MostSamples { get; init; } = 400_000;

    /// <summary>The share of those that is kept for hands of earlier cycles, so that they are not forgotten.</summary>
    public double ReplayShare { get; init; } = 0.5;

    /// <summary>With fewer samples to train on, or a tenth of it to validate, there is no training.</summary>
    public int LeastSamples { get; init; } = 500;

    /// <summary>The widths of a new network's hidden layers.</summary>
    public IReadOnlyList<int> Hidden { get; init; } = [128, 128];

    /// <summary>How a network is trained.</summary>
    public PolicyTrainingOptions Training { get; init; } = new();

    /// <summary>The error rate of all cycles together: a model that is no better comes into production with this probability at most, ever.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>The error rate of rejecting a model that is better by the least effect, for each test.</summary>
    public double Beta { get; init; } = 0.05;

    /// <summary>The least effect that matters, in big blinds a hand.</summary>
    public double LeastEffect { get; init; } = 0.05;

    /// <summary>A validation ends undecided after so many deals.</summary>
    public long MostDeals { get; init; } = 100_000;

    /// <summary>Stacks of validation, in big blinds.</summary>
    public int StackBigBlinds { get; init; } = 100;

    /// <summary>The strategies against which a candidate must not do worse than what is in production.</summary>
    public IReadOnlyList<string> Baselines { get; init; } = ["call", "pot-odds", "tight", "loose-aggressive"];

    /// <summary>Deals against each baseline, and against the blueprint.</summary>
    public long BaselineDeals { get; init; } = 4_000;

    /// <summary>How much worse it may be there, in big blinds a hand: beyond it, and beyond three standard errors, it is rejected.</summary>
    public double MostLoss { get; init; } = 0.5;

    /// <summary>Whether a validated model is tried in service before it comes into production.</summary>
    public bool Trial { get; init; } = true;

    /// <summary>A trial ends undecided after so many results.</summary>
    public long MostTrialResults { get; init; } = 50_000;

    /// <summary>A trial ends undecided after so many hours from the cycle's beginning: where nobody plays, it would never end.</summary>
    public double LongestTrialHours { get; init; } = 48;

    /// <summary>Fixes what is drawn: networks, orders, cards.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Reads a spec and checks it.</summary>
    /// <exception cref="RunRefusedException">It makes no sense; the message tells all that is wrong.</exception>
    public static LiveSpec Parse(string json)
    {
        try
        {
            var spec = JsonSerializer.Deserialize<LiveSpec>(json, Settings) ?? throw new RunRefusedException("The spec of the live run is empty.");
            var problems = spec.Problems();
            return problems.Count == 0 ? spec : throw new RunRefusedException(string.Join(' ', problems));
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            throw new RunRefusedException($"The spec of the live run cannot be read: {error.Message}");
        }
    }

    /// <summary>The spec as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Settings);

    private List<string> Problems()
    {
        var problems = new List<string>();
        Require(Hands > 0, "hands must be 1 or more.");
        Require(Modes.Count > 0 && Modes.All(mode => mode is "taken" or "optimal"), "modes must be taken, optimal or both.");
        Require(MostSamples > 0, "mostSamples must be 1 or more.");
        Require(ReplayShare is >= 0 and < 1, "replayShare must be 0 or more and less than 1.");
        Require(LeastSamples > 0, "leastSamples must be 1 or more.");
        Require(Hidden.Count > 0 && Hidden.All(width => width is > 0 and <= NetworkShape.WidestLayer), $"hidden must be widths of 1 to {NetworkShape.WidestLayer}.");
        Require(Alpha is > 0 and < 1, "alpha must be between 0 and 1.");
        Require(Beta is > 0 and < 1, "beta must be between 0 and 1.");
        Require(StackBigBlinds is >= 5 and <= 10_000, "stackBigBlinds must be 5 to 10,000.");
        Require(
            LeastEffect > 0 && LeastEffect < Math.Min(StackBigBlinds, TrialResult.MostBigBlinds),
            $"leastEffect must be more than 0, and less than the stacks and {TrialResult.MostBigBlinds}.");
        Require(MostDeals > 0, "mostDeals must be 1 or more.");
        Require(BaselineDeals > 1, "baselineDeals must be 2 or more.");
        Require(MostLoss >= 0, "mostLoss must be 0 or more.");
        Require(
            Baselines.All(name => StrategyCatalogue.Entries.Any(entry => entry.Name == name && entry.Argument is null)),
            $"baselines must be among {string.Join(", ", StrategyCatalogue.Entries.Where(entry => entry.Argument is null).Select(entry => entry.Name))}.");
        Require(LongestTrialHours > 0, "longestTrialHours must be more than 0.");
        Require(MostTrialResults > 0, "mostTrialResults must be 1 or more.");
        try
        {
            Training.Validate();
        }
        catch (ArgumentException error)
        {
            problems.Add($"training: {error.Message}");
        }

        return problems;

        void Require(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add(problem);
            }
        }
    }
}
