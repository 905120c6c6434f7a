namespace Poker.Bot.Deciding;

/// <summary>What was decided.</summary>
/// <param name="Actions">The distribution.</param>
/// <param name="Choice">The action that was drawn, as in a question's actions.</param>
/// <param name="Strategy">The strategy that decided, with the version where it is a model.</param>
/// <param name="Model">The model's version; null where it is none.</param>
/// <param name="Bucket">The abstraction's bucket of the hand; null where none is known.</param>
/// <param name="Equity">The hand's equity against a random one, 0 to 1.</param>
/// <param name="Why">For people: what it rests on.</param>
public sealed record DecisionAnswer(
    IReadOnlyList<ActionChance> Actions, string Choice, string Strategy, long? Model, int? Bucket, double Equity, string Why);
