using System.CommandLine;
using Poker.Cli.Output;
using Poker.Cli.Plots;

namespace Poker.Cli.Commands;

/// <summary><c>poker plot</c>: figures as files.</summary>
internal static class PlotCommand
{
    /// <summary>The command.</summary>
    public static Command Create() => new("plot", "Draw training, buckets or matches as an SVG file.") { Training(), Match() };

    private static DocumentedCommand Training()
    {
        const string Description =
            """
            Draw how a training got on, from what the database keeps: the mean positive regret, what poker lbr, exploitability and match measured
            of its blueprint, and the speed, each over iterations. Without --training it is the one that went on last.

              poker plot training --out training.svg
            """;
        var training = new Option<Guid?>("--training") { Description = "Which training; poker plot says which there are where it knows none of that name.", HelpName = "ID" };
        var target = new PlotTarget();
        var database = new DatabaseArguments();
        var command = new DocumentedCommand("training", Description) { training };
        target.AddTo(command);
        database.AddTo(command);
        command.SetWork(async (result, cancellation) =>
        {
            var file = target.Read(result);
            var history = await TrainingHistory.ReadAsync(database.Read(result), result.GetValue(training), cancellation);
            var (model, height) = TrainingPlot.Of(history);
            target.Write(result, model, file, height);
        });
        return command;
    }

    private static DocumentedCommand Match()
    {
        const string Description =
            """
            Draw what strategies won, with 95 % intervals, from results that poker match --json wrote.

              poker match pot-odds tight --hands 100000 --json > tight.json
              poker plot match tight.json --out tight.svg
              poker match random call --json | poker plot match - --out match.svg
            """;
        var files = new Argument<string[]>("results") { Description = "Files with results; - is standard input.", Arity = ArgumentArity.OneOrMore };
        var target = new PlotTarget();
        var command = new DocumentedCommand("match", Description) { files };
        target.AddTo(command);
        command.SetWork((result, _) =>
        {
            var file = target.Read(result);
            var (model, height) = MatchPlot.Of([.. result.GetValue(files)!.Select(MatchFiles.Read)]);
            target.Write(result, model, file, height);
        });
        return command;
    }
}
