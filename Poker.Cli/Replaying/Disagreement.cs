namespace Poker.Cli.Replaying;

/// <summary>A hand on which the recording and the engine disagree.</summary>
/// <param name="File">The file it stands in.</param>
/// <param name="Hand">How the file names it.</param>
/// <param name="Difference">The first difference.</param>
internal sealed record Disagreement(string File, string Hand, string Difference);
