using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Poker.Core.Equity;

namespace Poker.Explorer.Equities;

/// <summary>Equities over HTTP.</summary>
internal static class EquityApi
{
    private const int LongestRange = 4000, LongestCards = 200, FewestMilliseconds = 10, MostMilliseconds = 2000;
    private const long MostDeals = 1_000_000_000;

    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/equity", ComputeAsync)
            .WithName("GetEquity").WithSummary("The chances of two to six hands or ranges at showdown.").ProducesProblem(400).ProducesProblem(503);
        api.MapGet("/equity/range", (
                [Description("A range, such as QQ+,AKs,KTs-K7s,AA:0.5,AhKh,15%.")] string range = "") => EquityCalculator.Read(Limited(range, LongestRange)))
            .WithName("ReadRange").WithSummary("A range as it is read.").ProducesProblem(400);
    }

    private static Task<EquityReport> ComputeAsync(
        [FromServices] EquityCalculator calculator,
        CancellationToken cancellation,
        [Description("A hand or a range, such as AhKh or QQ+,AKs,15%,AA:0.5; two to six times.")] string[] player,
        [Description("The board: none, 3, 4 or 5 cards, such as 2c7d9h.")] string board = "",
        [Description("Cards out of play.")] string dead = "",
        [Description("The seed of random deals, where not all are dealt.")] long seed = 1,
        [Description("How long random deals may take, 10 to 2000.")] int milliseconds = 400,
        [Description("Random deals at most: with a seed and time enough, the same answer each time.")] long deals = MostDeals)
    {
        if (player.Length is < 2 or > EquitySpot.MostPlayers)
        {
            throw ExplorerException.BadInput($"Give 2 to {EquitySpot.MostPlayers} players, not {player.Length}.");
        }

        if (milliseconds is < FewestMilliseconds or > MostMilliseconds)
        {
            throw ExplorerException.BadInput($"Random deals may take {FewestMilliseconds} to {MostMilliseconds} milliseconds, not {milliseconds}.");
        }

        if (deals is < 1 or > MostDeals)
        {
            throw ExplorerException.BadInput($"Deals are 1 to {MostDeals:N0}, not {deals:N0}.");
        }

        return calculator.ComputeAsync(
            new(
                [.. player.Select(range => Limited(range, LongestRange))],
                Limited(board, LongestCards),
                Limited(dead, LongestCards),
                seed,
                milliseconds,
                deals),
            cancellation);
    }

    private static string Limited(string text, int longest) =>
        text.Length <= longest ? text : throw ExplorerException.BadInput($"A text of {text.Length} letters is too long: {longest} are the most.");
}
