namespace Poker.Core.Play.Matches;

/// <summary>Takes a match's hands, in order.</summary>
public interface IHandHistory
{
    /// <summary>Takes the next hands.</summary>
    void Write(IReadOnlyList<PlayedHand> hands);
}
