namespace Poker.Infrastructure.Jobs;

/// <summary>A run that cannot be started as asked; the message says why and what to do.</summary>
public sealed class RunRefusedException(string message) : Exception(message);
