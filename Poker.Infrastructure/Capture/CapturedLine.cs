namespace Poker.Infrastructure.Capture;

/// <summary>A line as it comes from a source.</summary>
/// <param name="Sequence">Its number in its session, from 1, without holes.</param>
/// <param name="Text">The line, without its end.</param>
/// <param name="ToldAt">When the source told it, by the source's clock; null if it does not say.</param>
/// <param name="Table">Which of several tables it belongs to; null if the sender does not say.</param>
public readonly record struct CapturedLine(long Sequence, string Text, DateTimeOffset? ToldAt = null, string? Table = null);
