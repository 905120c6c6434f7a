using System.Runtime.InteropServices;

using Poker.Core.Cards;
using Poker.Core.Histories;

namespace Poker.Core.Dialects;

/// <summary>An action or board cards of a hand that is being gathered.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Seat">The index of the player in the draft, −1 for the board.</param>
/// <param name="Amount">Ten-thousandths: of a raise the street total, of a call what is added; <see cref="DraftSeat.Unknown"/> otherwise.</param>
/// <param name="Cards">Board cards.</param>
/// <param name="Line">The number of the line.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DraftDeed(RecordedKind Kind, int Seat, long Amount, CardSet Cards, long Line);
