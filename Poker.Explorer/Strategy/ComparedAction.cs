namespace Poker.Explorer.Strategy;

/// <summary>An action that one of two blueprints has, or both.</summary>
/// <param name="Word">As histories write it.</param>
/// <param name="Text">For people.</param>
/// <param name="Kind">What it is, as in a spot's actions.</param>
/// <param name="Frequency">How often the first range does it; null where that blueprint does not have it.</param>
/// <param name="OtherFrequency">How often the other does.</param>
public sealed record ComparedAction(string Word, string Text, string Kind, double? Frequency, double? OtherFrequency);
