namespace Poker.Infrastructure.Capture;

/// <summary>How a table of a session is parsed.</summary>
/// <param name="Name">Its name, empty for the one without.</param>
/// <param name="Dialect">The dialect; null while it cannot be told, and its lines stay unparsed.</param>
/// <param name="Confidence">How sure that is, in [0, 1]; null where the source names it.</param>
/// <param name="Why">Why; null where the source names it.</param>
/// <param name="Lines">Lines of it.</param>
/// <param name="Understood">Those that told something.</param>
public sealed record TableStatus(string Name, string? Dialect, double? Confidence, string? Why, long Lines, long Understood);
