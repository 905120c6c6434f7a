namespace Poker.Core.Solving.Games;

/// <summary>The small games with published values, by name.</summary>
public static class ToyGames
{
    /// <summary>The names that <see cref="Create"/> takes.</summary>
    public static IReadOnlyList<string> Names { get; } = [KuhnPoker.Name, LeducPoker.Name];

    /// <summary>The tree of the game with this name.</summary>
    /// <exception cref="ArgumentException">There is no such game; the message lists those there are.</exception>
    public static GameTree Create(string name) =>
        name == KuhnPoker.Name ? GameTree.Of<KuhnPoker>()
        : name == LeducPoker.Name ? GameTree.Of<LeducPoker>()
        : throw new ArgumentException($"There is no game '{name}'; there are {string.Join(", ", Names)}.", nameof(name));
}
