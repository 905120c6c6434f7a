using Poker.Core.Play.Matches;

namespace Poker.Cli.Matches;

/// <summary>What <c>poker match</c> was asked for.</summary>
/// <param name="Strategies">The strategies, as the catalogue names them.</param>
/// <param name="Options">How to play.</param>
/// <param name="DataFolder">Where the abstraction's files are, if anywhere.</param>
/// <param name="Histories">A <c>.phhs</c> file or a folder for the hands, or null.</param>
internal sealed record MatchRequest(IReadOnlyList<string> Strategies, MatchOptions Options, string DataFolder, string? Histories);
