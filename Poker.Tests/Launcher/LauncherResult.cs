namespace Poker.Tests.Launcher;

/// <summary>How one start of the launcher ended, and which dotnet commands it gave.</summary>
internal sealed record LauncherResult(int ExitCode, string Output, string Error, IReadOnlyList<string> Commands);
