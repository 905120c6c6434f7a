namespace Poker.Infrastructure.Capture;

/// <summary>Lines that never came and are waited for no longer.</summary>
/// <param name="First">The first one's sequence.</param>
/// <param name="Last">The last one's.</param>
public readonly record struct LostLines(long First, long Last);
