namespace Poker.Packages;

/// <summary>How a started program ended, and what it printed.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error);
