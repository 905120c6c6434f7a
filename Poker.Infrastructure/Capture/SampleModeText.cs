using Poker.Core.Learning.Samples;

namespace Poker.Infrastructure.Capture;

/// <summary>Modes as the column <c>mode</c> and options write them.</summary>
public static class SampleModeText
{
    /// <summary>The word of a mode.</summary>
    public static string Name(this SampleMode mode) => mode == SampleMode.Taken ? "taken" : "optimal";

    /// <summary>The mode of a word.</summary>
    /// <exception cref="ArgumentException">It is no mode.</exception>
    public static SampleMode Parse(string word) => word switch
    {
        "taken" => SampleMode.Taken,
        "optimal" => SampleMode.Optimal,
        _ => throw new ArgumentException($"There is no sample mode '{word}': choose taken or optimal."),
    };
}
