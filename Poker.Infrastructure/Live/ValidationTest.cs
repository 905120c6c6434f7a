namespace Poker.Infrastructure.Live;

/// <summary>What a validation job tests.</summary>
public enum ValidationTest
{
    /// <summary>Is the candidate better than the model in production, or without one than the strategy random? Sequential; it must be.</summary>
    Better = 0,

    /// <summary>Against a baseline, is it much worse than the model in production? It must not be.</summary>
    Baseline = 1,

    /// <summary>The same against the blueprint, where there is one.</summary>
    Blueprint = 2,

    /// <summary>Is every decision at tables of two to six seats legal, every probability finite? It must be.</summary>
    Legality = 3,

    /// <summary>How well it foretells the decisions that were kept for validation. It must not be much worse than the model in production.</summary>
    HeldOut = 4,
}
