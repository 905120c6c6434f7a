namespace Poker.Infrastructure.Models;

/// <summary>What a registry does not do; the message says why.</summary>
public sealed class ModelRefusedException(string message) : Exception(message);
