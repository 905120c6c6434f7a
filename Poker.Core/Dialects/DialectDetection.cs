using System.Globalization;

namespace Poker.Core.Dialects;

/// <summary>Tells of a window of lines in which dialect they are.</summary>
/// <remarks>
/// Every line that tells something is counted for the dialects that understand it; a dialect of one game takes part only if the window holds
/// a line that no other game writes, and then the plain one, which understands much of all, is left with the lines that it alone understands.
/// A dialect's confidence is its share of all lines counted, times n / (n + 2) for n lines of its own: one line is a third of certainty.
/// Below <see cref="LowestConfidence"/>, or closer than <see cref="SmallestLead"/> to the next, none is named.
/// </remarks>
public static class DialectDetection
{
    /// <summary>The least confidence that names a dialect.</summary>
    public const double LowestConfidence = 0.6;

    /// <summary>How much more confidence it needs than the next.</summary>
    public const double SmallestLead = 0.2;

    private const double LinesOfDoubt = 2;

    /// <summary>The dialect of some lines, in order; a hundred are plenty.</summary>
    public static DetectedDialect Detect(IEnumerable<string> lines)
    {
        var dialects = DialectCatalog.All;
        var counts = Count(lines, out var told);
        var confidences = counts.Select(count => told == 0 ? 0 : count / told * (count / (count + LinesOfDoubt))).ToArray();
        var ranked = Enumerable.Range(0, dialects.Count).OrderByDescending(i => confidences[i]).ToArray();
        var (best, next) = (ranked[0], ranked[1]);
        var (confidence, lead) = (confidences[best], confidences[best] - confidences[next]);
        var share = string.Create(CultureInfo.InvariantCulture, $"{counts[best]} of {told} lines that tell something are {dialects[best].Name}");
        return told == 0 ? new(null, 0, "no line tells anything of a game in a known dialect")
            : confidence < LowestConfidence ? new(null, confidence, $"only {share}: name the dialect, or send more lines")
            : lead < SmallestLead ? new(null, confidence, $"{dialects[best].Name} and {dialects[next].Name} are as likely: name the dialect")
            : new(dialects[best], confidence, share);
    }

    private static double[] Count(IEnumerable<string> lines, out double told)
    {
        var dialects = DialectCatalog.All;
        var known = dialects.Select(_ => KnownPlayers.None).ToArray();
        var understood = new List<int>();
        var hallmarks = 0;
        foreach (var line in lines.Where(line => line.Length <= HandAssembler.MostLineLetters))
        {
            foreach (var part in line.AsSpan().EnumerateLines())
            {
                understood.Add(Understood(part, known, ref hallmarks));
            }
        }

        return Shares(understood, hallmarks, out told);
    }

    private static int Understood(ReadOnlySpan<char> line, KnownPlayers[] known, ref int hallmarks)
    {
        var dialects = DialectCatalog.All;
        var events = new List<GameEvent>();
        var mask = 0;
        for (var i = 0; i < dialects.Count; i++)
        {
            events.Clear();
            dialects[i].Read(line, known[i], events);
            mask |= events.Exists(one => one is not GameEvent.Unreadable) ? 1 << i : 0;
            hallmarks |= dialects[i].IsHallmark(line) ? 1 << i : 0;
            foreach (var told in events)
            {
                known[i] = Learnt(known[i], told);
            }
        }

        return mask;
    }

    private static double[] Shares(List<int> understood, int hallmarks, out double told)
    {
        var dialects = DialectCatalog.All;
        var plain = 1 << (dialects.Count - 1);
        var counts = new double[dialects.Count];
        told = 0;
        foreach (var mask in understood)
        {
            var own = mask & hallmarks;
            own = own != 0 ? own : mask & plain;
            told += own != 0 ? 1 : 0;
            for (var i = 0; i < dialects.Count; i++)
            {
                counts[i] += own >> i & 1;
            }
        }

        return counts;
    }

    private static KnownPlayers Learnt(KnownPlayers known, GameEvent told) => told switch
    {
        GameEvent.Seated(var player, var name, _, _) => known.With(new(player, name)),
        GameEvent.Posted(var player, _, _) => known.With(new(player, player)),
        GameEvent.HandStarted(_, { } dealer) => known.With(new(dealer, dealer)),
        GameEvent.ButtonTold(var player) => known.With(new(player, player)),
        _ => known,
    };
}
