namespace Poker.Core.Dialects;

/// <summary>What a window of lines was taken for.</summary>
/// <param name="Dialect">The dialect, or null if it cannot be said.</param>
/// <param name="Confidence">How sure that is, in [0, 1]; of the likeliest dialect where none is named.</param>
/// <param name="Reason">Why, in one sentence without a full stop.</param>
public sealed record DetectedDialect(IDialect? Dialect, double Confidence, string Reason);
