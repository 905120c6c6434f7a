namespace Poker.Infrastructure.Capture;

/// <summary>How many hands have come.</summary>
/// <param name="At">When they were counted, by the database's clock.</param>
/// <param name="Accepted">All that were accepted.</param>
/// <param name="LastHour">Those of the last hour.</param>
/// <param name="Quarantined">Those that were not accepted.</param>
public sealed record HandTotals(DateTimeOffset At, long Accepted, long LastHour, long Quarantined);
