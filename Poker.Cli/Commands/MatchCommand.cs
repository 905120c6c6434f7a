using System.CommandLine;
using System.Diagnostics;

using Poker.Cli.Matches;
using Poker.Cli.Output;
using Poker.Cli.Progress;
using Poker.Core.Game;
using Poker.Core.Play;
using Poker.Core.Play.Matches;

namespace Poker.Cli.Commands;

/// <summary><c>poker match</c>: strategies against each other.</summary>
internal static class MatchCommand
{
    private const long BigBlind = 100;
    private const long MostHands = 1_000_000_000_000;
    private const double MostBigBlinds = 100_000;

    private static readonly string Description = $"""
        Play strategies against each other and tell what each wins, in mbb a hand (1/1000 of a big blind) with 95 % intervals.

          poker match random call --hands 1000000            two players
          poker match tight call call fold allin random      up to ten
          poker match pot-odds tight --duplicate --aivat     less luck: each deal in every seat, and an estimate without it
          poker match random fold --hands 1000 --phh hands/  every hand as an open hand history, for poker replay

        Strategies:
        {StrategyCatalogue.Help}

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
        var strategies = new Argument<string[]>("strategy")
        {
            Description = "Two to ten strategies, one a seat.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var hands = NumberOption.Whole<long>("--hands", "How many hands; with --duplicate raised to whole deals.", 1, MostHands, 100_000);
        var duplicate = new Option<bool>("--duplicate") { Description = "Play each deal with the players in every seat." };
        var aivat = new Option<bool>("--aivat") { Description = "Estimate the winnings without luck too; two players." };
        var stacks = NumberOption.Real("--stacks", "Stacks in big blinds.", 1.0 / BigBlind, MostBigBlinds, 100);
        var seed = NumberOption.Whole<long>("--seed", "The seed of cards and draws.", 0, long.MaxValue, 1);
        var phh = new Option<string?>("--phh") { Description = "Write every hand to a .phhs file, or to one in a folder.", HelpName = "FILE|DIR" };
        var threads = StandardOptions.Threads();
        var json = StandardOptions.Json();
        var database = new DatabaseArguments();
        var command = new DocumentedCommand("match", Description) { strategies, hands, duplicate, aivat, stacks, seed, threads, phh, json };
        database.AddTo(command);
        command.SetWork((result, cancel) => Work(
            new(
                result.GetValue(strategies)!,
                new()
                {
                    Stakes = new Stakes(BigBlind / 2, BigBlind),
                    StackChips = (long)Math.Round(result.GetValue(stacks) * BigBlind),
                    Hands = result.GetValue(hands),
                    Duplicate = result.GetValue(duplicate),
                    Aivat = result.GetValue(aivat),
                    Seed = (ulong)result.GetValue(seed),
                    Threads = result.GetValue(threads),
                },
                database.Read(result).Folder,
                result.GetValue(phh)),
            result.GetValue(json),
            cancel));
        return command;
    }

    private static void Work(MatchRequest request, bool json, CancellationToken cancel)
    {
        var runner = Runner(request);
        using var file = request.Histories is { } path ? HistoryFile.Open(path, NameOf(request)) : null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        StopKey.Listen(stop);
        var start = Stopwatch.GetTimestamp();
        var result = Play(runner, file, stop.Token);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (result.Hands > 0)
        {
            file?.Complete();
            var report = MatchReport.Of(result, request, result.Hands == runner.Hands, seconds, file?.Path);
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
    }

    private static MatchRunner Runner(MatchRequest request)
    {
        var count = request.Strategies.Count;
        if (count is < Seats.Fewest or > Seats.Most)
        {
            throw CommandError.BadInput(
                $"A match needs {Seats.Fewest} to {Seats.Most} strategies, not {count}: poker match --help lists them.");
        }

        if (request.Options.Aivat && count != 2)
        {
            throw CommandError.BadInput($"--aivat is for two strategies, not {count}.");
        }

        var resources = new StrategyResources(request.DataFolder, request.Options.Threads);
        IStrategy[] players = [.. request.Strategies.Select(text => StrategyCatalogue.Create(text, resources))];
        return new(players, request.Options);
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
