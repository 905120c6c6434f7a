namespace Poker.Cli.Bench;

/// <summary>A deterministic piece of work that <c>poker bench</c> runs and measures.</summary>
internal interface IBench
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>What it measures, for the help text.</summary>
    string Description { get; }

    /// <summary>What is missing for it on this machine and how to get it, or null.</summary>
    string? Missing(BenchContext context) => null;

    /// <summary>Whether it is no part of all benches: it takes long, or its figures depend on more than the processor.</summary>
    bool OnlyByName => false;

    /// <summary>Does the work, one result after another.</summary>
    IEnumerable<BenchResult> Run(BenchContext context);
}
