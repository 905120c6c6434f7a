namespace Poker.Bot.Tables.Playing;

/// <summary>What the viewer may do: it is the viewer's turn.</summary>
/// <param name="CanCheck">Whether checking is free; else a call is possible.</param>
/// <param name="Call">Chips that a call adds.</param>
/// <param name="CallTo">The street total that is to be matched.</param>
/// <param name="MinRaiseTo">The smallest street total of a bet or raise; 0 where none is legal.</param>
/// <param name="MaxRaiseTo">The largest: all-in.</param>
internal sealed record LegalView(bool CanCheck, long Call, long CallTo, long MinRaiseTo, long MaxRaiseTo);
