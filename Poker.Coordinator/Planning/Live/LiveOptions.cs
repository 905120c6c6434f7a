using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Live;

namespace Poker.Coordinator.Planning.Live;

/// <summary>The live loop that a coordinator keeps going: the configuration section <c>Poker:Live</c>.</summary>
public sealed record LiveOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Poker:Live";

    /// <summary>
    /// Whether it goes on by itself, from the coordinator's start. If not, a run that goes on is brought to its end; if nothing is said, runs are left alone.
    /// </summary>
    public bool? Enabled { get; init; }

    /// <summary>A cycle begins when so many new hands were accepted; null for what the spec says.</summary>
    public int? Hands { get; init; }

    /// <summary>The spec of its run, as JSON (docs/live.md); null for the defaults.</summary>
    public string? Spec { get; init; }

    /// <summary>Every problem of these options, each naming the key to set; empty when they are usable.</summary>
    public IReadOnlyList<string> Problems()
    {
        try
        {
            ToSpec();
            return [];
        }
        catch (RunRefusedException refused)
        {
            return [$"{Section}: {refused.Message}"];
        }
    }

    /// <summary>The spec.</summary>
    /// <exception cref="RunRefusedException">It makes no sense.</exception>
    public LiveSpec ToSpec()
    {
        var spec = LiveSpec.Parse(Spec ?? "{}");
        return Hands is { } hands ? LiveSpec.Parse((spec with { Hands = hands }).ToJson()) : spec;
    }
}
