namespace Poker.Infrastructure.Capture;

/// <summary>What was deleted because its time was over.</summary>
/// <param name="Sessions">Sessions that had such lines.</param>
/// <param name="Lines">The lines.</param>
public readonly record struct ExpiredLines(int Sessions, long Lines);
