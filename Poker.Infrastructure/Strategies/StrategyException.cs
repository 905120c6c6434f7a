namespace Poker.Infrastructure.Strategies;

/// <summary>A strategy that was asked for cannot be had; the message says why and what to do.</summary>
/// <param name="message">For people.</param>
/// <param name="isBadInput">Whether what was asked for makes no sense; else it is merely not there.</param>
public sealed class StrategyException(string message, bool isBadInput = false) : Exception(message)
{
    /// <summary>Whether what was asked for makes no sense; else it is merely not there.</summary>
    public bool IsBadInput => isBadInput;

    /// <summary>The error of a text that names no strategy.</summary>
    internal static StrategyException BadInput(string message) => new(message, isBadInput: true);
}
