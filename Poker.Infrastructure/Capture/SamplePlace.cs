namespace Poker.Infrastructure.Capture;

/// <summary>Where a sample stands in the order in which samples are read: hands as they were stored, and their decisions.</summary>
/// <param name="Hand">The hand's id.</param>
/// <param name="Decision">The decision's number in it.</param>
public readonly record struct SamplePlace(long Hand, short Decision);
