namespace Poker.Infrastructure.Capture;

/// <summary>The end of a stored session, for a sender that has lost its place in it.</summary>
/// <param name="Name">The session's name.</param>
/// <param name="Sequence">The largest sequence that is stored.</param>
/// <param name="ToldAt">When the last line was told, by the source's clock; when it was stored, if the line has expired or does not say.</param>
/// <param name="AtOnce">Lines at the end that were told at that very time; at least 1.</param>
public sealed record SessionTail(string Name, long Sequence, DateTimeOffset ToldAt, int AtOnce);
