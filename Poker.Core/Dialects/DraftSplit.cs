namespace Poker.Core.Dialects;

/// <summary>A pot that several players share.</summary>
/// <param name="Seats">The mask of their indices in the draft.</param>
/// <param name="Amount">All of it, in ten-thousandths.</param>
internal readonly record struct DraftSplit(int Seats, long Amount);
