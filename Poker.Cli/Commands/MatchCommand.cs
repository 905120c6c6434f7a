using System.CommandLine;
using System.Diagnostics;

using Poker.Cli.Matches;
using Poker.Cli.Output;
using Poker.Cli.Recording;
using Poker.Core.Play.Matches;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.History;
using Poker.Infrastructure.Strategies;

namespace Poker.Cli.Commands;

/// <summary><c>poker match</c>: strategies against each other.</summary>
internal static class MatchCommand
{
    private static readonly string Description = $"""
        Play strategies against each other and tell what each wins, in mbb a hand (1/1000 of a big blind) with 95 % intervals.

          poker match random call --hands 1000000            two players
          poker match tight call call fold allin random      up to ten
          poker match pot-odds tight --duplicate --aivat     less luck: each deal in every seat, and an estimate without it
          poker match random fold --hands 1000 --phh hands/  every hand as an open hand history, for poker replay
          poker match blueprint blueprint:old.blueprint      a trained blueprint against an older one

        Strategies:
        {StrategyCatalogue.Help}

        {BlueprintSource.Help}
        What a blueprint wins in a match that was played to its end is noted in the database, if there is one: the explorer shows it over the
        iterations (--no-record leaves that out).

        Blinds are 50 and 100 chips. Every hand starts with the same stacks; players change seats from hand to hand. The same seed gives the
        same match on any number of threads. --duplicate plays each deal once for every rotation of the players: their mean is one sample.

        --aivat (two players) adds a second estimate: from the exact equities of both hands and from the strategies' own mixes it takes off
        what was luck of the deal, the board and the draw. It has the same mean and a narrower interval, and plays far fewer hands a second.

        Q and Enter, or Ctrl-C, end the match early: what was played is told, and the exit code is 130. In the table, where the
        terminal is wide: hands won unseen, because all others folded; won shown, at showdown; played and raised before the flop.
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var arguments = new MatchArguments();
        var command = new DocumentedCommand("match", Description) { EndsItself = true };
        arguments.AddTo(command);
        command.SetWork((result, _) => WorkAsync(arguments.Read(result), arguments.IsJson(result)));
        return command;
    }

    private static async Task WorkAsync(MatchRequest request, bool json)
    {
        using var stop = new StopRequest();
        var (runner, options, runs) = MatchTable.Seat(request, stop.Finish);
        using var file = request.Histories is { } path ? HistoryFile.Open(path, NameOf(request)) : null;
        if (!Console.IsInputRedirected)
        {
            stop.ListenForQ();
        }

        var start = Stopwatch.GetTimestamp();
        var result = Play(runner, file, stop.Finish);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (result.Hands > 0)
        {
            file?.Complete();
            var report = MatchReport.Of(result, options, result.Hands == runner.Hands, seconds, file?.Path);
            if (json)
            {
                JsonOutput.Write(report);
            }
            else
            {
                MatchText.Write(report);
            }
        }

        if (result.Hands < runner.Hands)
        {
            throw new CommandError(FormattableString.Invariant($"stopped after {result.Hands:N0} of {runner.Hands:N0} hands"), ExitCodes.Cancelled);
        }

        if (request.IsRecorded)
        {
            await EvaluationRecord.KeepAsync(request.Database, Measured(result, options, runs), stop.Finish);
        }
    }

    // Heads-up: blueprints play nothing else. One that plays itself wins nothing.
    private static List<BlueprintEvaluation> Measured(MatchResult result, MatchOptions options, IReadOnlyList<BlueprintRun?> runs)
    {
        var measured = new List<BlueprintEvaluation>();
        for (var seat = 0; seat < runs.Count; seat++)
        {
            if (runs[seat] is not { } run || (runs[1 - seat] is { } other && (other.Id, other.Iterations) == (run.Id, run.Iterations)))
            {
                continue;
            }

            var (player, opponent) = (result.Players[seat], result.Players[1 - seat]);
            var won = player.Adjusted ?? player.Winnings;
            var settings = new { options.Duplicate, options.Aivat, options.Seed, BigBlinds = (double)options.StackChips / options.Stakes.BigBlind };
            measured.Add(new(
                EvaluationKind.Match, run.Id, run.Iterations, won.Mean, BlueprintEvaluation.HalfWidthOf(won), BlueprintEvaluation.MilliBlindsAHand, result.Hands,
                opponent.Name, JsonOutput.Text(settings)));
        }

        return measured;
    }

    private static MatchResult Play(MatchRunner runner, HistoryFile? file, CancellationToken stop)
    {
        using var line = new MatchLine();
        try
        {
            return runner.Run(line.Tell, file, stop);
        }
        catch (InvalidStrategyException error)
        {
            throw new CommandError(error.Message, cause: error);
        }
    }

    private static string NameOf(MatchRequest request) => $"{string.Join('-', request.Strategies)}-seed{request.Options.Seed}";
}
