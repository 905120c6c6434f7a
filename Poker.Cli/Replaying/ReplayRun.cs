using System.Diagnostics;

using Poker.Core.Evaluation;
using Poker.Core.Histories;

namespace Poker.Cli.Replaying;

/// <summary>Reads hand histories file by file and replays them, on one thread.</summary>
/// <param name="repeats">How often each hand is replayed again for the figure of speed.</param>
internal sealed class ReplayRun(int repeats)
{
    private readonly List<Disagreement> _disagreements = [];
    private readonly SortedDictionary<string, int> _rejected = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _lenient = new(StringComparer.Ordinal);
    private int _read;
    private int _agreed;
    private long _parseTicks;
    private long _replayTicks;

    /// <summary>Replays all hands of the files.</summary>
    /// <param name="files">Their paths.</param>
    /// <param name="progress">Told the fraction done.</param>
    /// <param name="cancel">Ends the run.</param>
    public ReplayReport Run(IReadOnlyList<string> files, Action<double> progress, CancellationToken cancel)
    {
        Evaluator.Prepare();
        for (var i = 0; i < files.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            progress((double)i / files.Count);
            var start = Stopwatch.GetTimestamp();
            var hands = HandHistories.Read(files[i], File.ReadAllText(files[i])).ToList();
            _parseTicks += Stopwatch.GetTimestamp() - start;
            ReplayAll(files[i], hands, cancel);
            Time(hands, cancel);
        }

        return new ReplayReport
        {
            Files = files.Count,
            Read = _read,
            Agreed = _agreed,
            Lenient = _lenient,
            Disagreements = _disagreements,
            Rejected = _rejected,
            Repeats = repeats,
            ParseSeconds = Stopwatch.GetElapsedTime(0, _parseTicks).TotalSeconds,
            ReplaySeconds = Stopwatch.GetElapsedTime(0, _replayTicks).TotalSeconds,
        };
    }

    private void ReplayAll(string file, List<ReadHand> hands, CancellationToken cancel)
    {
        foreach (var read in hands)
        {
            cancel.ThrowIfCancellationRequested();
            _read++;
            if (read.Hand is null)
            {
                Count(_rejected, read.Rejection!);
                continue;
            }

            Take(file, read.Id, Replayer.Replay(read.Hand));
        }
    }

    private void Time(List<ReadHand> hands, CancellationToken cancel)
    {
        for (var i = 0; i < repeats; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var start = Stopwatch.GetTimestamp();
            foreach (var read in hands)
            {
                if (read.Hand is not null)
                {
                    Replayer.Replay(read.Hand);
                }
            }

            _replayTicks += Stopwatch.GetTimestamp() - start;
        }
    }

    private void Take(string file, string id, ReplayResult result)
    {
        if (!result.Agrees)
        {
            _disagreements.Add(new Disagreement(file, id, result.Difference!));
            return;
        }

        _agreed++;
        foreach (var leniency in Enum.GetValues<Leniencies>())
        {
            if (leniency != Leniencies.None && result.Used.HasFlag(leniency))
            {
                Count(_lenient, Words(leniency));
            }
        }
    }

    private static void Count(SortedDictionary<string, int> counts, string reason) =>
        counts[reason] = counts.GetValueOrDefault(reason) + 1;

    private static string Words(Leniencies leniency) => leniency switch
    {
        Leniencies.NeedlessFold => "a fold where checking was free",
        Leniencies.CallWrittenAsRaise => "a call written as a raise",
        Leniencies.NeedlessCheck => "a check where nothing was left to decide",
        Leniencies.RunOfAllInsReopens => "raising again as PokerKit allows it after short all-ins",
        _ => "a raise written as the most that an opponent could match",
    };
}
