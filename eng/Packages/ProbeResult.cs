namespace Poker.Packages;

/// <summary>
/// What a restore found: the packages that the gallery lacks, the folder that keeps what it has, and why it did not answer if it did not.
/// </summary>
internal sealed record ProbeResult(IReadOnlySet<string> Missing, string? GlobalFolder, string? Unreachable);
