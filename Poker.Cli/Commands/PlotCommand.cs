using System.CommandLine;
using Poker.Cli.Output;
using Poker.Cli.Plots;
using Poker.Core.Cards;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Cli.Commands;

/// <summary><c>poker plot</c>: figures as files.</summary>
internal static class PlotCommand
{
    /// <summary>The command.</summary>
    public static Command Create() => new("plot", "Draw training, buckets or matches as an SVG file.") { Training(), Buckets(), Match() };

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

    private static DocumentedCommand Buckets()
    {
        const string Description =
            """
            Draw how large buckets are and how strong their hands: a mark for each bucket of the streets that are complete, or of one.

              poker plot buckets --out buckets.svg
              poker plot buckets --street flop --out flop.svg
            """;
        var street = new Option<string?>("--street") { Description = "preflop, flop, turn or river; all that are complete unless told.", HelpName = "STREET" };
        street.AcceptOnlyFromAmong([.. Streets.InOrderOfPlay.ToArray().Select(one => one.Name())]);
        var target = new PlotTarget();
        var database = new DatabaseArguments();
        var command = new DocumentedCommand("buckets", Description) { street };
        target.AddTo(command);
        database.AddTo(command);
        command.SetWork(async (result, cancellation) =>
        {
            var file = target.Read(result);
            var streets = await ReadAsync(database.Read(result), result.GetValue(street), cancellation);
            target.Write(result, BucketPlot.Of(streets), file, BucketPlot.Height);
        });
        return command;
    }

    private static async Task<IReadOnlyList<StoredStreet>> ReadAsync(DatabaseOptions options, string? name, CancellationToken cancellation)
    {
        await using var database = await PokerDatabase.OpenExistingAsync(options, cancellation)
            ?? throw new CommandError($"there is no database yet ({options.Place()}): run poker cluster first");
        var reader = new StreetReader(database.DataSource);
        List<StoredStreet> streets = [];
        foreach (var street in Streets.InOrderOfPlay.ToArray().Where(street => name is null || street.Name() == name))
        {
            if (await reader.ReadAsync(street, cancellation) is { } stored)
            {
                streets.Add(stored);
            }
        }

        return streets.Count > 0 ? streets : throw new CommandError($"{(name is null ? "no street is" : $"the {name} is not")} complete yet: poker cluster makes it");
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
