namespace Poker.Infrastructure.Live;

/// <summary>Where a cycle is; in the database by its name in small letters.</summary>
public enum CycleState
{
    /// <summary>A network learns.</summary>
    Training = 0,

    /// <summary>The candidate is validated in the testbed.</summary>
    Validating = 1,

    /// <summary>The candidate is tried in service, as canary.</summary>
    Trying = 2,

    /// <summary>It ended: the candidate is in production.</summary>
    Promoted = 3,

    /// <summary>It ended: the candidate was not found better.</summary>
    Rejected = 4,

    /// <summary>It ended without a candidate.</summary>
    Nothing = 5,
}
