using Poker.Core.Play;

namespace Poker.Infrastructure.Strategies;

/// <summary>A kind of strategy that commands can name: <c>name</c>, or <c>name:argument</c> where it takes one.</summary>
/// <param name="Name">The word before the colon.</param>
/// <param name="Description">What it does, for help texts.</param>
/// <param name="Create">Makes one; the argument is null where none was given.</param>
/// <param name="Argument">What the argument is called in help texts, or null if there is none.</param>
public sealed record StrategyEntry(
    string Name, string Description, Func<StrategyResources, string?, IStrategy> Create, string? Argument = null);
