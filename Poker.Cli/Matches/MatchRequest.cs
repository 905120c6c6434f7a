using Poker.Core.Play.Matches;
using Poker.Infrastructure.Postgres;

namespace Poker.Cli.Matches;

/// <summary>What <c>poker match</c> was asked for.</summary>
/// <param name="Strategies">The strategies, as the catalogue names them.</param>
/// <param name="Options">How to play; the stacks are those of <paramref name="BigBlinds"/>.</param>
/// <param name="BigBlinds">Stacks in big blinds; null for those of the blueprints, else 100.</param>
/// <param name="Database">The data folder and the database: where the abstraction's files and blueprints are, if anywhere.</param>
/// <param name="Histories">A <c>.phhs</c> file or a folder for the hands, or null.</param>
/// <param name="IsRecorded">Whether what blueprints win is noted in the database.</param>
internal sealed record MatchRequest(
    IReadOnlyList<string> Strategies, MatchOptions Options, double? BigBlinds, DatabaseOptions Database, string? Histories, bool IsRecorded);
