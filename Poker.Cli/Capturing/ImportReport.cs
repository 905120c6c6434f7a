using Poker.Capture.Importing;

namespace Poker.Cli.Capturing;

/// <summary>What <c>poker capture import</c> has done.</summary>
/// <param name="Files">The files that are in the database now.</param>
/// <param name="Refused">Those that could not be imported: nothing of them was stored.</param>
/// <param name="Seconds">Time on the clock.</param>
/// <param name="CpuSeconds">CPU time of this process; the database's is apart.</param>
internal sealed record ImportReport(IReadOnlyList<ImportResult> Files, IReadOnlyList<RefusedFile> Refused, double Seconds, double CpuSeconds)
{
    /// <summary>Lines of the files that were not there before.</summary>
    public long NewLines => Files.Where(file => !file.IsRepeated).Sum(file => file.Lines);

    /// <summary>Lines a second on the clock, stored and parsed.</summary>
    public double LinesPerSecond => Seconds > 0 ? NewLines / Seconds : 0;
}
