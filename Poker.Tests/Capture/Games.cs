using Poker.Core.Dialects.Writing;
using Poker.Core.Numerics;
using Poker.Tests.Core.Dialects;

namespace Poker.Tests.Capture;

/// <summary>Lines of made-up games: whole hands, hands that lost a line, noise between.</summary>
internal static class Games
{
    /// <summary>A game's lines in the plain grammar.</summary>
    public static List<string> Plain(ulong seed, int hands, string prefix = "")
    {
        var random = new Rng(seed);
        var lines = new List<string>();
        for (var hand = 0; hand < hands; hand++)
        {
            var whole = new List<string>();
            PlainWriter.Write(RandomHands.Draw(ref random, hand), whole);
            foreach (var line in whole)
            {
                if (random.Below(60) != 0)
                {
                    lines.Add(prefix + line);
                }

                lines.AddRange(random.Below(10) == 0 ? ["Failed to load resource"] : []);
            }
        }

        return lines;
    }

    /// <summary>A game's lines as PokerNow logs them.</summary>
    public static List<string> PokerNow(ulong seed, int hands)
    {
        var random = new Rng(seed);
        var lines = new List<string>();
        for (var hand = 0; hand < hands; hand++)
        {
            PokerNowWriter.Write(RandomHands.Draw(ref random, hand), lines);
            lines.AddRange(random.Below(3) == 0 ? ["\"Ann @ Ann\" shows a A♥, 4♦."] : []);
        }

        return lines;
    }

    /// <summary>Several games' lines, each in its own order, by chance one after the other's.</summary>
    public static List<(string? Table, string Text)> Interleaved(ulong seed, params (string? Table, List<string> Lines)[] games)
    {
        var random = new Rng(seed);
        var next = new int[games.Length];
        var all = new List<(string?, string)>();
        while (all.Count < games.Sum(game => game.Lines.Count))
        {
            var game = (int)random.Below((ulong)games.Length);
            for (var run = random.Below(12); run > 0 && next[game] < games[game].Lines.Count; run--)
            {
                all.Add((games[game].Table, games[game].Lines[next[game]++]));
            }
        }

        return all;
    }
}
