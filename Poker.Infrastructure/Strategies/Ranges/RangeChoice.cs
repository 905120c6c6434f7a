using Poker.Core.Game;

namespace Poker.Infrastructure.Strategies.Ranges;

/// <summary>An action that can be, or could have been, taken.</summary>
/// <param name="Word">As histories write it.</param>
/// <param name="Text">For people, amounts in big blinds.</param>
/// <param name="Kind">What is done.</param>
/// <param name="IsAllIn">Whether it raises to all that the player has.</param>
/// <param name="ToBigBlinds">Of a raise the street total, else 0.</param>
/// <param name="Lead">What it leads to.</param>
/// <param name="History">The history after it; null where that is no spot of the tree.</param>
/// <param name="IsTaken">Whether the history takes it.</param>
public sealed record RangeChoice(
    string Word, string Text, ActionKind Kind, bool IsAllIn, double ToBigBlinds, RangeLead Lead, string? History, bool IsTaken);
