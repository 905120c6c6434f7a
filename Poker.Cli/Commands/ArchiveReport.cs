using System.Globalization;
using Poker.Cli.Output;
using Poker.Core.Clustering;

namespace Poker.Cli.Commands;

/// <summary>What <c>poker export</c> and <c>poker import --no-database</c> tell; their JSON is this record.</summary>
internal sealed record ArchiveReport(string File, long Bytes, AbstractionKey Key, IReadOnlyList<StreetSummary> Streets)
{
    /// <summary>Prints the report of an archive that was written or read.</summary>
    public static void Write(FileInfo file, IReadOnlyList<StreetArtefact> streets, bool json)
    {
        file.Refresh();
        var report = new ArchiveReport(file.FullName, file.Length, streets[0].Key, [.. streets.Select(StreetSummary.Of)]);
        if (json)
        {
            JsonOutput.Write(report);
            return;
        }

        foreach (var street in report.Streets)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{street.Street,-8} {street.Hands,12:N0} hands, {street.Buckets,3} buckets, fingerprint {street.Fingerprint}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.File}: {report.Bytes / 1e6:0.0} MB"));
    }
}
