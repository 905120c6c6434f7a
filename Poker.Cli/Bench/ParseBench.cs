using Poker.Core.Dialects;
using Poker.Core.Dialects.Writing;
using Poker.Core.Evaluation;
using Poker.Core.Histories;
using Poker.Core.Play.Baselines;
using Poker.Core.Play.Matches;

namespace Poker.Cli.Bench;

/// <summary>Console lines on one thread: to events, and to hands that the rules engine has replayed.</summary>
internal sealed class ParseBench : IBench
{
    private const int Hands = 20_000;
    private const int Passes = 5;
    private const string Noise = "Failed to load resource: net::ERR_NAME_NOT_RESOLVED (http://localhost:8080/assets/cards/back.svg)";

    /// <inheritdoc />
    public string Name => "parse";

    /// <inheritdoc />
    public string Description => "console lines a second to events and to refereed hands, six-handed";

    /// <inheritdoc />
    public IEnumerable<BenchResult> Run(BenchContext context)
    {
        Evaluator.Prepare();
        var (plain, pokerNow) = (new List<string>(), new List<string>());
        foreach (var hand in Played())
        {
            PlainWriter.Write(hand, plain);
            PokerNowWriter.Write(hand, pokerNow);
        }

        var noisy = plain.SelectMany(line => new[] { line, Noise }).ToArray();
        foreach (var (name, dialect, lines) in new[]
        {
            ("plain", DialectCatalog.Named("plain"), [.. plain]),
            ("plain, every other line noise", DialectCatalog.Named("plain"), noisy),
            ("pokernow", DialectCatalog.Named("pokernow"), pokerNow.ToArray()),
        })
        {
            yield return Measure(context, $"{name}: events", lines, () => Events(dialect, lines));
            yield return Measure(context, $"{name}: refereed hands", lines, () => Refereed(dialect, lines));
        }
    }

    // The first pass, in which the methods are compiled, is not measured.
    private BenchResult Measure(BenchContext context, string name, string[] lines, Func<ulong> pass)
    {
        pass();
        return context.Measure(this, name, "lines", () =>
        {
            var sum = 0UL;
            for (var i = 0; i < Passes; i++)
            {
                sum = (sum * 31) + pass();
            }

            return ((long)Passes * lines.Length, sum);
        });
    }

    private static List<RecordedHand> Played()
    {
        var played = new Kept();
        var runner = new MatchRunner(
            [new UniformRandom(), new CallingStation(), new FoldToBets(), new UniformRandom(), new CallingStation(), new FoldToBets()],
            new() { Hands = Hands });
        runner.Run(histories: played);
        return played.Hands;
    }

    private static ulong Events(IDialect dialect, string[] lines)
    {
        var known = KnownPlayers.None;
        var events = new List<GameEvent>();
        var sum = 0UL;
        foreach (var line in lines)
        {
            events.Clear();
            dialect.Read(line, known, events);
            foreach (var told in events)
            {
                known = told is GameEvent.Seated(var id, var name, _, _) ? known.With(new(id, name)) : known;
                sum = (sum * 31) + (told is GameEvent.Raised(_, var wager) ? (ulong)wager.Amount.TenThousandths : 1);
            }
        }

        return sum;
    }

    private static ulong Refereed(IDialect dialect, string[] lines)
    {
        var assembler = new HandAssembler(dialect);
        var hands = new List<AssembledHand>();
        var sum = 0UL;
        for (var i = 0; i < lines.Length; i++)
        {
            assembler.Take(i, lines[i], hands);
            sum = Drain(hands, sum);
        }

        assembler.Close(hands);
        return Drain(hands, sum);
    }

    private static ulong Drain(List<AssembledHand> hands, ulong sum)
    {
        foreach (var hand in hands)
        {
            var accepted = hand as AcceptedHand ?? throw new InvalidOperationException($"The referee refused a simulated hand: {hand}");
            foreach (var chips in accepted.Hand.Finishing!)
            {
                sum = (sum * 31) + (ulong)chips;
            }
        }

        hands.Clear();
        return sum;
    }

    private sealed class Kept : IHandHistory
    {
        public List<RecordedHand> Hands { get; } = [];

        public void Write(IReadOnlyList<PlayedHand> hands) => Hands.AddRange(hands.Select(hand => hand.ToRecord() with
        {
            Players = [.. Enumerable.Range(1, hand.Starting.Length).Select(number => $"Player {number}")],
        }));
    }
}
