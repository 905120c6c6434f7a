namespace Poker.Infrastructure.Capture;

/// <summary>What became of a batch. It is given only once every line is durable.</summary>
/// <param name="Session">The session's id.</param>
/// <param name="Stored">Lines that are new.</param>
/// <param name="Repeated">Lines that were there before, with the same text, or have expired.</param>
/// <param name="Conflicts">Sequences that came again with another text or table, sorted; what was there first stays.</param>
/// <param name="Through">All lines up to here are durable: the sender may forget them.</param>
public sealed record LineReceipt(long Session, int Stored, int Repeated, IReadOnlyList<long> Conflicts, long Through);
