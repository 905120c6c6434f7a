using System.CommandLine;
using Poker.Cli.Models;
using Poker.Cli.Output;
using Poker.Infrastructure.Postgres;

namespace Poker.Cli.Commands;

/// <summary><c>poker live</c>: how the live loop gets on, and a training on command.</summary>
internal static class LiveCommand
{
    private const int UsualCycles = 10;

    private const string Description =
        """
        Tell how the live loop gets on: hands, samples, the model in production, the last cycles.

        A cycle trains a network from what the capture service has accepted, validates it in the testbed, tries it in service, and promotes or
        rejects it. The coordinator keeps the loop going where it is told to (poker up; Poker:Live:Enabled).

          poker live
          poker live train
          poker live train --candidate 12
        """;

    private const string TrainDescription =
        """
        Ask for a cycle now, however few hands have come.

        With --candidate a version is validated as it is, instead of training one. What is asked for waits until the cycle that goes on is over,
        and until a coordinator runs.
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var (database, json) = (new DatabaseArguments(), StandardOptions.Json());
        var last = NumberOption.Whole<int>("--last", "How many cycles, the newest first.", 1, 10_000, UsualCycles);
        var command = new DocumentedCommand("live", Description) { last, json, CreateTrain() };
        database.AddTo(command);
        command.SetWork(async (result, cancellation) =>
        {
            var options = database.Read(result);
            await using var open = await PokerDatabase.UpdateExistingAsync(options, cancellation);
            var report = open is null ? LiveReport.Nothing(options.Place()) : await LiveReport.ReadAsync(open, result.GetValue(last), cancellation);
            if (result.GetValue(json))
            {
                JsonOutput.Write(report);
            }
            else
            {
                LiveTable.Write(report);
            }
        });
        return command;
    }

    private static Command CreateTrain()
    {
        var (database, json) = (new DatabaseArguments(), StandardOptions.Json());
        var candidate = new Option<long?>("--candidate") { Description = "The version to validate.", HelpName = "VERSION" };
        var command = new DocumentedCommand("train", TrainDescription) { candidate, json };
        database.AddTo(command);
        command.SetWork(async (result, cancellation) =>
        {
            var who = Environment.UserName;
            var options = database.Read(result);
            await using (var registry = await OpenRegistry.OpenAsync(options, cancellation))
            {
                if (result.GetValue(candidate) is { } version)
                {
                    await registry.AskAsync(who, await registry.FindAsync(version, cancellation), cancellation);
                }
                else
                {
                    await registry.AskAsync(who, cancellation);
                }
            }

            if (result.GetValue(json))
            {
                JsonOutput.Write(new { asked = true, candidate = result.GetValue(candidate) });
            }
            else
            {
                Console.Out.WriteLine("Asked for: poker live tells how it gets on.");
            }
        });
        return command;
    }
}
