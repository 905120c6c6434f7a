namespace Poker.Bot.Strategies;

/// <summary>That a hand counts in the trial of a canary: once, however many of its seats <c>model</c> plays, since these share its luck.</summary>
/// <remarks>
/// The seat that decides first counts. Until then nothing depends on which of the two models plays the hand, and so neither does whether it counts, or
/// by which seat. Safe to use from several threads.
/// </remarks>
public sealed class TrialHand
{
    private int _taken;

    /// <summary>Takes the hand for a seat.</summary>
    /// <returns>Whether no seat had taken it.</returns>
    internal bool TryTake() => Interlocked.Exchange(ref _taken, 1) == 0;
}
