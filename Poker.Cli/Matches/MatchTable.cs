using Poker.Cli.Output;
using Poker.Core.Cards;
using Poker.Core.Game;
using Poker.Core.Play;
using Poker.Core.Play.Matches;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Strategies;

namespace Poker.Cli.Matches;

/// <summary>Seats the strategies of a match, and refuses what cannot be played.</summary>
internal static class MatchTable
{
    private const int UsualBigBlinds = 100;

    /// <summary>The match, ready to be played, all its options, and of each player the training whose blueprint it is, or null.</summary>
    /// <exception cref="CommandError">The request makes no sense; the message says what would.</exception>
    public static (MatchRunner Runner, MatchOptions Options, IReadOnlyList<BlueprintRun?> Runs) Seat(MatchRequest request, CancellationToken cancel)
    {
        Check(request);
        var resources = new StrategyResources(request.Database, request.Options.Deck, request.Options.Threads, cancel);
        IStrategy[] players = [.. request.Strategies.Select(text => StrategyCatalogue.Create(text, resources))];
        var blueprints = players.OfType<BlueprintStrategy>().ToArray();
        CheckBlueprints(blueprints, players.Length, request.Options.Deck);
        var options = request.Options with
        {
            StackChips = (long)Math.Round((request.BigBlinds ?? StacksOf(blueprints)) * request.Options.Stakes.BigBlind),
        };
        return (new(players, options), options, [.. players.Select(resources.RunOf)]);
    }

    // All that is known before gigabytes are read.
    private static void Check(MatchRequest request)
    {
        var (count, deck) = (request.Strategies.Count, request.Options.Deck);
        if (count is < Seats.Fewest or > Seats.Most)
        {
            throw CommandError.BadInput(
                $"A match needs {Seats.Fewest} to {Seats.Most} strategies, not {count}: poker match --help lists them.");
        }

        if (request.Options.Aivat && count != 2)
        {
            throw CommandError.BadInput($"--aivat is for two strategies, not {count}.");
        }

        if (request.Options.Aivat && deck != Deck.Full)
        {
            throw CommandError.BadInput($"--aivat is for the full deck, not for the {deck.Name} one.");
        }

        if (Deal.CardsFor(count) > deck.Count)
        {
            throw CommandError.BadInput($"The {deck.Name} deck has {deck.Count} cards, too few for {count} strategies.");
        }
    }

    private static void CheckBlueprints(BlueprintStrategy[] blueprints, int players, Deck deck)
    {
        if (blueprints is [var first, ..] && players != 2)
        {
            throw CommandError.BadInput($"A match of {players} has no place for {first.Name}: blueprints play heads-up alone.");
        }

        if (blueprints.FirstOrDefault(player => player.Deck != deck) is { } other)
        {
            throw CommandError.BadInput(
                $"{other.Name} was trained on the {other.Deck.Name} deck, and this match is played with the {deck.Name} one: give --deck {other.Deck.Name}, "
                + "or name another blueprint (blueprint:FILE, or --data).");
        }
    }

    private static int StacksOf(BlueprintStrategy[] blueprints) =>
        blueprints.Select(player => player.Blueprint.Tree.Abstraction.StackBigBlinds).Distinct().ToArray() switch
        {
            [] => UsualBigBlinds,
            [var only] => only,
            var several => throw CommandError.BadInput(
                $"The blueprints have stacks of {string.Join(" and ", several)} big blinds: choose with --stacks."),
        };
}
