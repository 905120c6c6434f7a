using System.CommandLine;

using Poker.Cli.Equity;
using Poker.Cli.Output;
using Poker.Core.Cards;
using Poker.Core.Equity;

namespace Poker.Cli.Commands;

/// <summary><c>poker equity</c>: exact chances of hands and ranges at showdown.</summary>
internal static class EquityCommand
{
    private const string Description = """
        Exact chances at showdown: a hand against a random one on any street, hands and ranges against each other.

        A player is a hand (AhKh) or a range (QQ+,AKs,KTs-K7s,77-JJ,A2s+,AhKh,AA:0.5,random); A2s+ raises the kicker, :0.5 weighs a hand.
        Two players may be ranges; more need two known cards each. One player alone faces a random hand.

          poker equity "AhKh 2c3c4c5d6s"           a hand and a board against a random hand
          poker equity AhKh QcQd --board 2c7d9h    two hands
          poker equity QQ+,AKs 22+,A2s+            two ranges, before the flop
          poker equity < spots.txt                 one spot a line: players, then the board's cards

        Without players, spots are read from standard input, one a line, and answered one a line. A blank line, and one that starts
        with #, is answered by a blank line, with --json too: line n answers line n. A bad line ends the command with exit code 2, after
        the good ones before it are answered. With --keep-going such lines are told on standard error and answered by a blank line
        (in JSON by an object with line and error), and the exit code is 2.

        A line of text holds percentages: the equity of each player, the opponent of a single one included; two spaces; then win, tie
        and lose of the first player. Equity is the mean share of the pot.

        JSON has board, deck, seconds and players; of each player: hand; equity, win, tie and lose as fractions; and the exact counts
        behind them as decimal text, since they may exceed 2^63: wins, ties, losses, total (deals, each weighed as the ranges say) and
        shares, what the player is paid over all deals. A pot is potUnits (2520, which 1 to 10 winners divide evenly), so equity is
        shares / (potUnits * total).
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var players = new Argument<string[]>("player") { Description = "Hands, ranges, or a quoted spot.", Arity = ArgumentArity.ZeroOrMore };
        var board = new Option<string>("--board") { Description = "The board: 3, 4 or 5 cards, such as 2c7d9h.", HelpName = "CARDS" };
        var deck = new Option<string>("--deck")
        {
            Description = "The deck: full or royal (20 cards, ten to ace).",
            DefaultValueFactory = _ => Deck.Full.Name,
        };
        deck.AcceptOnlyFromAmong(Deck.Full.Name, Deck.Royal.Name);
        var keepGoing = new Option<bool>("--keep-going") { Description = "Tell of bad lines, answer the others; the exit code is 2 all the same." };
        var json = StandardOptions.Json();
        var threads = StandardOptions.Threads();
        var command = new DocumentedCommand("equity", Description) { players, board, deck, keepGoing, json, threads };
        command.SetWork((result, cancel) =>
        {
            var cards = Deck.Named(result.GetValue(deck)!);
            var work = new EquityWork(result.GetValue(threads), Progress: null, cancel);
            var given = result.GetValue(players)!;
            if (given.Length > 0)
            {
                EquityReport.One(Spot.Parse(string.Join(' ', given), result.GetValue(board)), cards, work, result.GetValue(json));
                return;
            }

            var lines = new EquityLines(cards, result.GetValue(board), work, result.GetValue(json), result.GetValue(keepGoing));
            lines.Answer(Console.In, Console.Out, Console.Error);
        });
        return command;
    }
}
