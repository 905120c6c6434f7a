using System.Globalization;
using Poker.Cli.Output;
using Poker.Cli.Progress;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Cli.Training;

/// <summary>What a sync without training tells; its JSON is this record.</summary>
/// <param name="Epoch">Iterations.</param>
/// <param name="InformationSets">Information sets that have rows.</param>
/// <param name="Rows">Rows.</param>
/// <param name="SyncSeconds">What it took.</param>
internal sealed record SyncReport(long Epoch, long InformationSets, long Rows, double SyncSeconds)
{
    /// <summary>The report of what is stored now.</summary>
    public static SyncReport Of(StoredRun stored) => new(stored.Run.Iterations, stored.InformationSets, stored.Rows, stored.SyncSeconds);

    /// <summary>Prints it.</summary>
    public void Write(bool json)
    {
        if (json)
        {
            JsonOutput.Write(this);
            return;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Synced {Rows:N0} rows of {InformationSets:N0} information sets, {Epoch:N0} iterations, in {SyncSeconds:0.0} s ({Figures.Scaled(Rows / Math.Max(SyncSeconds, 1e-3))}/s)."));
    }
}
