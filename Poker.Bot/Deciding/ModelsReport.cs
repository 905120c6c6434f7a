namespace Poker.Bot.Deciding;

/// <summary>The models in service.</summary>
/// <param name="Production">The version in production that is loaded; null while there is none.</param>
/// <param name="Canary">The version that is tried beside it; null while there is none.</param>
/// <param name="CanaryShare">The share of hands that it plays.</param>
/// <param name="CanaryStopped">Why the guard keeps it from deciding; null while it does not.</param>
/// <param name="ReadAt">When the registry was read last; null before the first time.</param>
/// <param name="AgeSeconds">How long ago that was.</param>
/// <param name="Away">Why the registry cannot be read now; null when it can.</param>
/// <param name="Refused">Why versions in service do not play, a sentence each.</param>
public sealed record ModelsReport(
    long? Production,
    long? Canary,
    double CanaryShare,
    string? CanaryStopped,
    DateTimeOffset? ReadAt,
    double? AgeSeconds,
    string? Away,
    IReadOnlyList<string> Refused);
