namespace Poker.Coordinator.Serving;

/// <summary>A run that makes no sense as it was asked for; the message says what to write instead.</summary>
public sealed class InvalidRunException(string message) : Exception(message);
