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

        Without players, spots are read from standard input, one a line, and answered one a line. A bad line ends the command with
        exit code 2 unless --keep-going is given.
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
