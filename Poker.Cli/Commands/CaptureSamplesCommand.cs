using System.CommandLine;

using Poker.Cli.Output;
using Poker.Cli.Sampling;
using Poker.Core.Learning.Samples;
using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Strategies;

namespace Poker.Cli.Commands;

/// <summary><c>poker capture samples</c>: decisions of stored hands as a network learns from them.</summary>
internal static class CaptureSamplesCommand
{
    private const string Description =
        $"""
        Make the training samples of stored hands that are missing, or with --rebuild all of them anew.

          poker capture samples                       the actions that were taken
          poker capture samples --mode optimal        what the blueprint would have done, heads-up
          poker capture samples --rebuild --json

        Hands that are accepted are sampled as they come, in the mode taken. This is for what was stored before: by another build, without the
        abstraction's buckets, with other options, or in the mode optimal. Each chunk of hands is one transaction. With the street files of
        poker cluster in the data folder the buckets are part of the samples; those that were made without them are made anew.

        A player whose cards are known only because they were shown never folds: such decisions are left out, or with --shown-weight count as
        much as it says. {BlueprintSource.Help}
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var mode = new Option<string>("--mode") { Description = "taken or optimal.", HelpName = "MODE", DefaultValueFactory = _ => SampleMode.Taken.Name() };
        mode.AcceptOnlyFromAmong(SampleMode.Taken.Name(), SampleMode.Optimal.Name());
        var rebuild = new Option<bool>("--rebuild") { Description = "Make those that are there anew." };
        var shown = NumberOption.Real("--shown-weight", "The weight of decisions by players whose cards are known only because they were shown.", 0, 1, 0);
        var assumed = new Option<bool>("--assumed-stacks") { Description = "Keep decisions with somebody left whose stack is not told, in the mode taken." };
        var blueprint = new Option<string?>("--blueprint") { Description = "Which blueprint, in the mode optimal.", HelpName = "FILE|database" };
        var (threads, json, database) = (StandardOptions.Threads(), StandardOptions.Json(), new DatabaseArguments());
        var command = new DocumentedCommand("samples", Description) { mode, rebuild, shown, assumed, blueprint, threads, json };
        database.AddTo(command);
        command.SetWork(async (result, cancellation) =>
        {
            var request = new SamplesRequest(
                SampleModeText.Parse(result.GetValue(mode)!),
                new() { ShownWeight = (float)result.GetValue(shown), WithAssumedStacks = result.GetValue(assumed) },
                result.GetValue(rebuild),
                result.GetValue(blueprint),
                result.GetValue(threads),
                database.Read(result));
            var report = await SamplesRun.RunAsync(request, cancellation);
            if (result.GetValue(json))
            {
                JsonOutput.Write(report);
            }
            else
            {
                SamplesText.Write(report);
            }
        });
        return command;
    }
}
