using System.Globalization;
using Poker.Cli.Output;
using Poker.Cli.Progress;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Cli.Training;

/// <summary>What <c>poker fast</c> tells at its end; its JSON is this record.</summary>
/// <param name="Betting">The preset.</param>
/// <param name="StackBigBlinds">Stacks.</param>
/// <param name="Deck">The deck.</param>
/// <param name="Training">The training's options.</param>
/// <param name="Fingerprint">Of the configuration.</param>
/// <param name="Epoch">Iterations in all.</param>
/// <param name="Iterations">Iterations of this session.</param>
/// <param name="Nodes">Decisions met in this session.</param>
/// <param name="Seconds">Time spent training in this session, on the clock.</param>
/// <param name="IterationsPerSecond">In this session.</param>
/// <param name="NodesPerSecond">In this session.</param>
/// <param name="HoursTrained">In all sessions of the run.</param>
/// <param name="InformationSets">All that there are.</param>
/// <param name="Touched">Those that training has come to.</param>
/// <param name="MeanPositiveRegret">In thousandths of a big blind; see <see cref="TrainingSummary"/>.</param>
/// <param name="Checkpoint">The checkpoint's file.</param>
/// <param name="Rows">Rows that were synced; null where nothing was.</param>
/// <param name="SyncSeconds">What that took.</param>
/// <param name="RowsPerSecond">All told.</param>
internal sealed record FastReport(
    string Betting,
    int StackBigBlinds,
    string Deck,
    string Training,
    string Fingerprint,
    long Epoch,
    long Iterations,
    long Nodes,
    double Seconds,
    double IterationsPerSecond,
    double NodesPerSecond,
    double HoursTrained,
    long InformationSets,
    long Touched,
    double MeanPositiveRegret,
    string Checkpoint,
    long? Rows,
    double? SyncSeconds,
    double? RowsPerSecond)
{
    private const double SecondsPerHour = 3600;

    /// <summary>The report of a session.</summary>
    public static FastReport Of(BlueprintRun begun, BlueprintRun ended, TrainingSummary summary, string checkpoint, StoredRun? stored)
    {
        var seconds = ended.TrainedSeconds - begun.TrainedSeconds;
        return new FastReport(
            ended.Key.Betting,
            ended.Key.StackBigBlinds,
            ended.Key.Abstraction.Deck,
            ended.Key.Training.Description,
            ended.Key.Fingerprint,
            ended.Iterations,
            ended.Iterations - begun.Iterations,
            ended.Nodes - begun.Nodes,
            seconds,
            seconds > 0 ? (ended.Iterations - begun.Iterations) / seconds : 0,
            seconds > 0 ? (ended.Nodes - begun.Nodes) / seconds : 0,
            ended.TrainedSeconds / SecondsPerHour,
            summary.InformationSets,
            summary.Touched,
            summary.MeanPositiveRegret,
            checkpoint,
            stored?.Rows,
            stored?.SyncSeconds,
            stored is { SyncSeconds: > 0 } ? stored.Rows / stored.SyncSeconds : null);
    }

    /// <summary>Prints it.</summary>
    public void Write(bool json)
    {
        if (json)
        {
            JsonOutput.Write(this);
            return;
        }

        Console.WriteLine(TrainedLine.Of(Iterations, Seconds, IterationsPerSecond, NodesPerSecond, Epoch, HoursTrained));
        Console.WriteLine(Text(
            $"Touched {Touched:N0} of {InformationSets:N0} information sets; mean positive regret {Figures.Scaled(MeanPositiveRegret)} mbb."));
        Console.WriteLine(Text($"Checkpoint: {Checkpoint}"));
        Console.WriteLine(Rows is { } rows
            ? Text($"Synced {rows:N0} rows in {SyncSeconds:0.0} s ({Figures.Scaled(RowsPerSecond ?? 0)}/s); poker status shows them.")
            : "Nothing was synced: poker fast --sync-only brings the checkpoint into a database.");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
