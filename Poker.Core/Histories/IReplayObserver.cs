using Poker.Core.Cards;
using Poker.Core.Game;

namespace Poker.Core.Histories;

/// <summary>Watches a hand's replay.</summary>
internal interface IReplayObserver
{
    /// <summary>The hand begins, everything posted. It may begin a second time, by other rules: what came before does not count then.</summary>
    void Begin(in BettingState opening);

    /// <summary>A street's board cards come; an empty set if they are not told.</summary>
    void Deal(CardSet cards);

    /// <summary>The seat to act is about to act.</summary>
    /// <param name="before">The betting before.</param>
    /// <param name="recorded">What the recording says.</param>
    /// <param name="action">What the engine takes it for.</param>
    void Act(in BettingState before, in RecordedEvent recorded, PlayerAction action);
}
