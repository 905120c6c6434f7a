namespace Poker.Infrastructure.Live;

/// <summary>How a canary and the model in production were compared; in the database by its name in small letters.</summary>
public enum TrialKind
{
    /// <summary>One deal, played by both in the same seat against the same opponents with the same draws.</summary>
    Duplicate = 0,

    /// <summary>A hand of each, of those that were split among them by chance.</summary>
    Split = 1,
}
