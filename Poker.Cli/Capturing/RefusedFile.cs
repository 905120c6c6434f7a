namespace Poker.Cli.Capturing;

/// <summary>A file that could not be imported.</summary>
/// <param name="File">The file.</param>
/// <param name="Problem">Why.</param>
internal sealed record RefusedFile(string File, string Problem);
