using System.Diagnostics;
using System.Globalization;
using Poker.Capture.Importing;
using Poker.Core.Evaluation;

namespace Poker.Cli.Capturing;

/// <summary>One run of <c>poker capture import</c>.</summary>
internal sealed class ImportRun(CaptureWork work)
{
    /// <summary>Imports files one after another; one that cannot be is told of, and stops no other.</summary>
    public async Task<ImportReport> RunAsync(IReadOnlyList<ImportFile> files, string? source, string? dialect, CancellationToken cancellation)
    {
        Evaluator.Prepare();
        var (done, refused) = (new List<ImportResult>(), new List<RefusedFile>());
        var progress = new ImportProgress();
        var (start, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        foreach (var file in files)
        {
            try
            {
                done.Add(await work.Import.RunAsync(file, source, dialect, (lines, of) => progress.Tell(file.Path, lines, of), cancellation));
            }
            catch (Exception error) when (error is ImportException or IOException or UnauthorizedAccessException)
            {
                refused.Add(new(file.Path, error.Message));
            }
            finally
            {
                progress.Clear();
            }
        }

        return new(done, refused, Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
    }

    /// <summary>Prints a report for people.</summary>
    public static void Print(ImportReport report)
    {
        foreach (var file in report.Files)
        {
            var quarantined = file.Quarantined.Values.Sum();
            var causes = quarantined == 0 ? "" : $" ({string.Join(", ", file.Quarantined.Select(cause => Text($"{cause.Value:N0} {cause.Key}")))})";
            var what = file.Format == ImportFormat.Phh ? "hands" : "lines";
            var again = file.IsRepeated ? "nothing new, it was imported before; " : "";
            Console.WriteLine(Text($"{file.File}: {again}{file.Lines:N0} {what}, session {file.Session} of {file.Source}: {file.Accepted:N0} hands accepted, {quarantined:N0} in quarantine{causes}"));
        }

        if (report.NewLines > 0)
        {
            Console.WriteLine(Text($"{report.NewLines:N0} new in {report.Seconds:0.0} s: {report.LinesPerSecond:N0}/s, {report.CpuSeconds:0.0} s of CPU time beside the database's"));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
