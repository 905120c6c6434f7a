using System.CommandLine;

using Poker.Cli.Output;
using Poker.Cli.Spots;
using Poker.Core.Cards;
using Poker.Infrastructure.Strategies;
using Poker.Infrastructure.Strategies.Spots;

namespace Poker.Cli.Commands;

/// <summary><c>poker strategy</c>: what a blueprint does at a spot.</summary>
internal static class StrategyCommand
{
    private const string Description = $"""
        Show what a blueprint does at a spot: one hand's actions, or all hands in a grid of 13 × 13.

          poker strategy                                             the button's first decision, all hands
          poker strategy --history "b2.5 c / x" --board 2c7dKh       a flop
          poker strategy --history "b2.5 c / x" --board 2c7dKh --hand AhKd

        {HistoryText.Grammar}

        Bets that the blueprint's tree lacks are translated; between two sizes --token decides. In the grid rows and columns run from aces to
        deuces, suited hands above the diagonal; a cell is the mean over the combinations that the board leaves: the letter of what they do
        most, and the percentage (not in a narrow terminal). f, x, c, a are the history's words, r, s, t … raises by size. Where a terminal has
        colours, they show the mix.

        {BlueprintSource.Help}
        From the database every information set is a question of its own, and nothing but the betting tree is loaded.
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var history = new Option<string>("--history") { Description = "What was done so far.", HelpName = "WORDS", DefaultValueFactory = _ => "" };
        var board = new Option<string>("--board") { Description = "The board.", HelpName = "CARDS", DefaultValueFactory = _ => "" };
        var hand = new Option<string?>("--hand") { Description = "Two cards; without it, all hands.", HelpName = "CARDS" };
        var blueprint = new Option<string?>("--blueprint") { Description = "Which blueprint.", HelpName = "FILE|database" };
        var token = NumberOption.Whole<ulong>("--token", "Decides translations that are drawn.", 0, ulong.MaxValue, 0);
        var json = StandardOptions.Json();
        var database = new DatabaseArguments();
        var command = new DocumentedCommand("strategy", Description) { history, board, hand, blueprint, token, json };
        database.AddTo(command);
        command.SetWork(async (result, cancel) =>
        {
            var request = new SpotRequest(
                result.GetValue(history)!,
                CardSet.Parse(result.GetValue(board)),
                result.GetValue(hand) is { } cards ? CardSet.Parse(cards) : null,
                result.GetValue(token));
            await using var source = await BlueprintSource.OpenAsync(result.GetValue(blueprint), database.Read(result), inMemory: false, cancel);
            var report = new SpotReader(source, request).Read();
            if (result.GetValue(json))
            {
                JsonOutput.Write(report);
            }
            else
            {
                SpotText.Write(report);
            }
        });
        return command;
    }
}
