namespace Poker.Infrastructure.Strategies.Spots;

/// <summary>An action at a spot.</summary>
/// <param name="Word">As histories write it.</param>
/// <param name="Action">In words, amounts in big blinds.</param>
/// <param name="ToBigBlinds">For a raise the street total, else 0.</param>
/// <param name="Probability">How often the hand does it, or the mean over the range.</param>
public sealed record SpotAction(string Word, string Action, double ToBigBlinds, double Probability);
