using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Poker.Infrastructure.Strategies;
using Poker.Infrastructure.Strategies.Spots;

namespace Poker.Explorer.Strategy;

/// <summary>What blueprints do, spot by spot.</summary>
internal static class StrategyApi
{
    private const string Blueprint = "Which blueprint: a name that /strategy/blueprints tells. Default: database.";
    private const string History = "What was done so far. " + HistoryText.Grammar;
    private const string Board = "The board in the order in which it was dealt, such as 2c7dKh 4s: cards beyond the street's are left aside.";
    private const string Weights = "How hands weigh in means: reach (by how likely they come here) or equal (as poker strategy prints). Default: reach.";

    /// <summary>Maps all of it.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/strategy/blueprints", ([FromServices] StrategyReader reader, CancellationToken cancellation) => reader.SourcesAsync(cancellation))
            .WithName("GetBlueprints").WithSummary("The blueprints that can be looked at.").ProducesProblem(503);
        api.MapGet("/strategy", SpotAsync).WithName("GetStrategy").WithSummary("What a blueprint does at a spot, with every hand.")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
        api.MapGet("/strategy/hands", HandsAsync).WithName("GetStrategyHands").WithSummary("The combinations of a cell at a spot.")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
        api.MapGet("/strategy/buckets", BucketsAsync).WithName("GetStrategyBuckets").WithSummary("The buckets at a spot.")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
        api.MapGet("/strategy/comparison", CompareAsync).WithName("CompareStrategies").WithSummary("Two blueprints at a spot.")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
    }

    private static Task<StrategySpot> SpotAsync(
        [Description(Blueprint)] string? blueprint,
        [Description(History)] string? history,
        [Description(Board)] string? board,
        [Description(Weights)] string? weights,
        [FromServices] StrategyReader reader,
        CancellationToken cancellation) => reader.SpotAsync(Question(blueprint, history, board), IsByReach(weights), cancellation);

    private static Task<StrategyHands> HandsAsync(
        [Description(Blueprint)] string? blueprint,
        [Description(History)] string? history,
        [Description(Board)] string? board,
        [Description("The cell: AA, AKs, AKo.")] string? cell,
        [FromServices] StrategyReader reader,
        CancellationToken cancellation) => reader.HandsAsync(Question(blueprint, history, board), cell, cancellation);

    private static Task<StrategyBuckets> BucketsAsync(
        [Description(Blueprint)] string? blueprint,
        [Description(History)] string? history,
        [Description(Board)] string? board,
        [FromServices] StrategyReader reader,
        CancellationToken cancellation) => reader.BucketsAsync(Question(blueprint, history, board), cancellation);

    private static Task<StrategyComparison> CompareAsync(
        [Description(Blueprint)] string? blueprint,
        [Description("The blueprint to compare with.")] string? with,
        [Description(History)] string? history,
        [Description(Board)] string? board,
        [FromServices] StrategyReader reader,
        CancellationToken cancellation) => reader.CompareAsync(
            Question(blueprint, history, board), with is { Length: > 0 } ? with : throw ExplorerException.BadInput("with names the blueprint to compare with: it is missing."), cancellation);

    private static StrategyQuestion Question(string? blueprint, string? history, string? board) =>
        new(blueprint is { Length: > 0 } ? blueprint : BlueprintSource.Database, history, board);

    private static bool IsByReach(string? weights) => weights is null or "" or "reach"
        || (weights == "equal" ? false : throw ExplorerException.BadInput($"weights is '{weights}', but must be reach or equal."));
}
