namespace Poker.Infrastructure.Capture;

/// <summary>A line as it is stored.</summary>
/// <param name="Sequence">Its number in its session.</param>
/// <param name="Text">The line: cut at <see cref="LineText.Longest"/>, NUL and halves of surrogates replaced by U+FFFD.</param>
/// <param name="Length">Its length in UTF-16 code units before it was cut.</param>
/// <param name="ToldAt">When the source told it, by the source's clock; null if it did not say.</param>
/// <param name="ReceivedAt">When it was stored, by the database's clock.</param>
/// <param name="Table">Which of several tables it belongs to; null if the sender did not say.</param>
public readonly record struct StoredLine(
    long Sequence, string Text, int Length, DateTimeOffset? ToldAt, DateTimeOffset ReceivedAt, string? Table);
