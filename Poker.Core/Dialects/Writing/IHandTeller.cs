using Poker.Core.Cards;
using Poker.Core.Histories;

namespace Poker.Core.Dialects.Writing;

/// <summary>Is told a recorded hand step by step, in the order in which a game would print it. All amounts are chips.</summary>
internal interface IHandTeller
{
    /// <summary>The hand starts.</summary>
    void Start(RecordedHand hand);

    /// <summary>A seat posts; a live post's chips are its street total.</summary>
    void Post(int seat, PostKind kind, long chips, bool isAllIn);

    /// <summary>All posts are made, the cards are dealt.</summary>
    void Deal();

    /// <summary>A seat acts: chips added, and its street total afterwards.</summary>
    void Act(int seat, RecordedKind kind, long added, long total, bool isFirstBet, bool isAllIn);

    /// <summary>A street's cards are dealt.</summary>
    void Board(Street street, CardSet before, CardSet fresh);

    /// <summary>The second board of a hand run twice, whole.</summary>
    void SecondBoard(CardSet board);

    /// <summary>Uncalled chips go back.</summary>
    void Return(int seat, long chips);

    /// <summary>A seat shows its pocket, or does not.</summary>
    void Show(int seat, bool isMucked);

    /// <summary>A seat is paid.</summary>
    void Win(int seat, long chips);

    /// <summary>The hand ends.</summary>
    void End();
}
