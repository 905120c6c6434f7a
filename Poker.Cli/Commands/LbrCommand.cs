using System.CommandLine;
using System.Diagnostics;

using Poker.Cli.Equity;
using Poker.Cli.Output;
using Poker.Cli.Recording;
using Poker.Cli.Responses;
using Poker.Core.Cards;
using Poker.Core.Play;
using Poker.Core.Play.Responses;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.History;
using Poker.Infrastructure.Strategies;

namespace Poker.Cli.Commands;

/// <summary><c>poker lbr</c>: a lower bound of how much a strategy can lose.</summary>
internal static class LbrCommand
{
    private const int UsualBigBlinds = 100, MostBigBlinds = 10_000;
    private const long MostHands = 1_000_000_000;

    private static readonly string Description = $"""
        Measure how much a strategy loses to a local best response: a lower bound of how much it can lose, in mbb a hand.

          poker lbr blueprint                                     the trained blueprint
          poker lbr blueprint:old.blueprint blueprint             two over the same deals, and the difference
          poker lbr blueprint --first turn --actions blueprint    checking and calling until the turn, then with the tree's own sizes
          poker lbr fold                                          750: half a blind and a blind, by turns

        The response knows the strategy, not its cards: it keeps the range of hands that may have played so, and takes the action worth most
        if both then check or call to the end (Lisy and Bowling 2017). Actions: fc folds and calls; fcpa also raises by the pot and all-in;
        blueprint also raises by the sizes of the strategy's own tree. Strategies are those of poker match; blueprints give range answers at
        once, others are asked hand by hand, which is slow for those that compute equities.

        By street: what play on it won, and what its cards were worth (0 but for chance); how many hands came there, with what pot; the opponent's
        decisions a hand, and the parts of them at translated bets, off the tree, and at information sets that have no average strategy yet;
        the response's actions. Lines are f, x, c, r and a (a raise all-in), streets apart by /.

        {BlueprintSource.Help}

        What is measured of a blueprint is noted in the database, if there is one: the explorer shows it over the iterations (--no-record leaves
        that out).
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var strategies = new Argument<string[]>("strategy") { Description = "One strategy, or two to compare.", Arity = new(1, 2) };
        var first = new Option<string>("--first")
        {
            Description = "The first street on which the response does more than check and call.",
            DefaultValueFactory = _ => Street.Preflop.Name(),
        };
        first.AcceptOnlyFromAmong([.. Streets.InOrderOfPlay.ToArray().Select(street => street.Name())]);
        var actions = new Option<string>("--actions") { Description = "What it may do.", DefaultValueFactory = _ => "fcpa" };
        actions.AcceptOnlyFromAmong([.. Enum.GetValues<LbrActions>().Select(LbrJson.ActionsName)]);
        var hands = NumberOption.Whole<long>("--hands", "How many hands, half in each seat.", 1, MostHands, 10_000);
        var stacks = NumberOption.Whole("--stacks", "Stacks in big blinds; 0: the blueprint's, else 100.", 0, MostBigBlinds, 0);
        var seed = NumberOption.Whole<long>("--seed", "The seed of cards and draws.", 0, long.MaxValue, 1);
        var threads = StandardOptions.Threads();
        var (json, noRecord) = (StandardOptions.Json(), EvaluationRecord.Option());
        var database = new DatabaseArguments();
        var command = new DocumentedCommand("lbr", Description) { strategies, first, actions, hands, stacks, seed, threads, json, noRecord };
        database.AddTo(command);
        command.SetWork((result, cancel) => WorkAsync(
            new(
                result.GetValue(strategies)!,
                Enum.GetValues<LbrActions>().Single(set => LbrJson.ActionsName(set) == result.GetValue(actions)),
                Streets.InOrderOfPlay.ToArray().Single(street => street.Name() == result.GetValue(first)),
                result.GetValue(hands),
                result.GetValue(stacks),
                (ulong)result.GetValue(seed),
                result.GetValue(threads),
                database.Read(result)),
            result.GetValue(json),
            !result.GetValue(noRecord),
            cancel));
        return command;
    }

    private static async Task WorkAsync(LbrRequest request, bool json, bool isRecorded, CancellationToken cancel)
    {
        var resources = new StrategyResources(request.Database, Deck.Full, request.Threads, cancel);
        IStrategy[] opponents = [.. request.Strategies.Select(text => StrategyCatalogue.Create(text, resources))];
        var runner = new LbrRunner(opponents, Options(request, opponents), request.Hands, request.Seed, withLines: true);
        var start = Stopwatch.GetTimestamp();
        LbrReport report;
        using (var line = new ProgressLine())
        {
            report = runner.Run(request.Threads, progress => line.Tell((double)progress.Hands / progress.Total), cancel);
        }

        var answer = LbrJson.Of(report, request, Stopwatch.GetElapsedTime(start).TotalSeconds);
        if (json)
        {
            JsonOutput.Write(answer);
        }
        else
        {
            LbrText.Write(answer);
        }

        if (isRecorded)
        {
            var results = new[] { report.First, report.Second }.OfType<LbrResult>();
            await EvaluationRecord.KeepAsync(
                request.Database,
                [.. opponents.Zip(results).Where(pair => resources.RunOf(pair.First) is not null)
                    .Select(pair => Measured(resources.RunOf(pair.First)!, pair.Second, answer))],
                cancel);
        }
    }

    private static BlueprintEvaluation Measured(BlueprintRun run, LbrResult result, LbrJson answer) => new(
        EvaluationKind.Lbr,
        run.Id,
        run.Iterations,
        result.Win.Mean,
        BlueprintEvaluation.HalfWidthOf(result.Win),
        BlueprintEvaluation.MilliBlindsAHand,
        result.Hands,
        "",
        JsonOutput.Text(new { answer.Actions, answer.First, answer.BigBlinds, answer.Seed }));

    private static LbrOptions Options(LbrRequest request, IStrategy[] opponents)
    {
        var blueprints = opponents.OfType<BlueprintStrategy>().ToArray();
        if (request.Actions == LbrActions.Blueprint && blueprints.Length < opponents.Length)
        {
            throw CommandError.BadInput("--actions blueprint takes the sizes of a blueprint's tree: the strategies must be blueprints.");
        }

        var decks = blueprints.Select(player => player.Deck).Distinct().ToArray();
        if (decks.Length > 1 || (decks is [var only] && only != Deck.Full && blueprints.Length < opponents.Length))
        {
            throw CommandError.BadInput("Strategies of different decks cannot be compared.");
        }

        var stacks = blueprints.Select(player => player.Blueprint.Tree.Abstraction.StackBigBlinds).Distinct().ToArray();
        if (stacks.Length > 1 && request.StackBigBlinds == 0)
        {
            throw CommandError.BadInput($"The blueprints have stacks of {string.Join(" and ", stacks)} big blinds: choose with --stacks.");
        }

        var bigBlinds = request.StackBigBlinds > 0 ? request.StackBigBlinds : stacks is [var stack] ? stack : UsualBigBlinds;
        return new(
            request.Actions,
            request.First,
            decks is [var deck] ? deck : Deck.Full,
            BettingAbstraction.Stakes,
            (long)bigBlinds * BettingAbstraction.BigBlindChips);
    }
}
