namespace Poker.Bot;

/// <summary>How the bot service works: section <c>Poker:Bot</c>.</summary>
public sealed record BotOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Poker:Bot";

    /// <summary>The folder of the abstraction's files and blueprints; null for <c>POKER_DATA</c> or the user's data folder.</summary>
    public string? Folder { get; init; }
}
