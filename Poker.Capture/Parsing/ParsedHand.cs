using Poker.Core.Dialects;

namespace Poker.Capture.Parsing;

/// <summary>A hand, accepted or not, whose lines are positions (<see cref="Infrastructure.Capture.LinePosition"/>).</summary>
/// <param name="Hand">The hand.</param>
/// <param name="Dialect">The dialect.</param>
/// <param name="PlayedAt">When its first line was told, or else received.</param>
internal readonly record struct ParsedHand(AssembledHand Hand, string Dialect, DateTimeOffset PlayedAt);
