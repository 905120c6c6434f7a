namespace Poker.Core.Play;

/// <summary>A way to play: what a player sees becomes a distribution over legal actions.</summary>
/// <remarks>
/// Without memory between calls and safe to use from several threads at once: everything it may depend on is in the view. It draws nothing
/// itself, so that whoever calls it knows the whole distribution.
/// </remarks>
public interface IStrategy
{
    /// <summary>The most actions of a mix.</summary>
    const int MostActions = 16;

    /// <summary>What it is called, in reports.</summary>
    string Name { get; }

    /// <summary>Writes the distribution and returns how many actions it has. No action twice.</summary>
    /// <param name="view">What the player to act sees.</param>
    /// <param name="mix">Room for <see cref="MostActions"/>.</param>
    int Decide(in PlayerView view, Span<WeightedAction> mix);
}
