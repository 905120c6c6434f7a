namespace Poker.Bot.Deciding;

/// <summary>An action and how often it is taken.</summary>
/// <param name="Action">As in a question's actions.</param>
/// <param name="Probability">0 to 1.</param>
public sealed record ActionChance(string Action, double Probability);
