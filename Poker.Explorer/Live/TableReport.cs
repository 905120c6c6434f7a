namespace Poker.Explorer.Live;

/// <summary>A table of a session.</summary>
/// <param name="Name">Its name, empty for the one without.</param>
/// <param name="Dialect">The dialect of its lines; null while it cannot be told.</param>
/// <param name="Lines">Lines of it.</param>
/// <param name="Understood">Those that told something.</param>
public sealed record TableReport(string Name, string? Dialect, long Lines, long Understood);
