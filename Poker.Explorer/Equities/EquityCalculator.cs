using Microsoft.AspNetCore.Http;
using Poker.Core.Cards;
using Poker.Core.Equity;

namespace Poker.Explorer.Equities;

/// <summary>Computes equities, a few at a time: each takes a core, and training wants the others.</summary>
/// <param name="time">The clock.</param>
/// <param name="longest">What takes longer is given up.</param>
internal sealed class EquityCalculator(TimeProvider time, TimeSpan longest)
{
    private const int DealsAtOnce = 256;

    private static readonly TimeSpan LongestWork = TimeSpan.FromSeconds(8);

    private readonly Turns _cores = new(MostAtOnce, "All calculators");

    /// <summary>One that gives up what a busy machine does not get done in seconds.</summary>
    public EquityCalculator(TimeProvider time)
        : this(time, LongestWork)
    {
    }

    /// <summary>Questions at work at a time.</summary>
    public static int MostAtOnce { get; } = Math.Max(1, Environment.ProcessorCount - 1);

    /// <summary>Reads a range.</summary>
    /// <exception cref="ExplorerException">It cannot be read.</exception>
    public static RangeReport Read(string text)
    {
        var range = ExplorerException.Parsed(() => HandRangeText.Parse(text));
        var weights = new double[HandClasses.Count];
        var counts = new int[HandClasses.Count];
        for (var pair = 0; pair < range.Weights.Length; pair++)
        {
            weights[HandClasses.OfPairs[pair]] += (double)range.Weights[pair] / range.Largest;
            counts[HandClasses.OfPairs[pair]]++;
        }

        var texts = HandRangeWriter.WriteClasses(range);
        return new(
            HandRangeWriter.Write(range),
            range.Hands,
            weights.Sum() / range.Weights.Length,
            [.. weights.Select((weight, cell) => new RangeCell(HandClasses.Names[cell], weight / counts[cell], texts[cell]))]);
    }

    /// <summary>Answers a question; it is dropped as soon as nobody waits for the answer.</summary>
    /// <exception cref="ExplorerException">It makes no sense, or the machine is busy.</exception>
    public async Task<EquityReport> ComputeAsync(EquityQuestion question, CancellationToken cancellation)
    {
        var ranges = question.Players.Select(Parse).ToArray();
        var (board, dead) = ExplorerException.Parsed(() => (CardSet.Parse(question.Board), CardSet.Parse(question.Dead)));
        try
        {
            return await _cores.TakeAsync(() => ComputeInTimeAsync(question, ranges, board, dead, cancellation), cancellation);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new ExplorerException(
                "The machine is busy: this took longer than it may. Try again, or ask for fewer hands.", StatusCodes.Status503ServiceUnavailable);
        }
        catch (ImpossibleDealException error)
        {
            throw ExplorerException.BadInput(error.Message);
        }
    }

    private async Task<EquityReport> ComputeInTimeAsync(
        EquityQuestion question, HandRange[] ranges, CardSet board, CardSet dead, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ending.CancelAfter(longest);
        return await Task.Run(() => Compute(question, ranges, board, dead, ending.Token), ending.Token);
    }

    private static HandRange Parse(string text, int player) => ExplorerException.Parsed(() => HandRangeText.Parse(text), $"Player {player + 1}: ");

    private EquityReport Compute(EquityQuestion question, HandRange[] ranges, CardSet board, CardSet dead, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var spot = EquitySpot.Of(ranges, board, dead, Deck.Full);
        var engine = SpotEngine.For(spot, (ulong)question.Seed);
        do
        {
            engine.Run((int)Math.Min(DealsAtOnce, question.Deals - engine.Deals), cancellation);
        }
        while (!engine.IsExact && engine.Deals < question.Deals && time.GetElapsedTime(start).TotalMilliseconds < question.Milliseconds);

        var players = engine.Result();
        return new(
            board.ToString(),
            dead.ToString(),
            engine.IsExact,
            engine.Deals,
            engine.IsExact ? null : question.Seed,
            time.GetElapsedTime(start).TotalSeconds,
            [.. players.Select((player, i) => Report(player, ranges[i], spot.Players[i].Hands, players.Count))]);
    }

    private static PlayerEquity Report(PlayerChances player, HandRange range, int hands, int players)
    {
        var mass = player.Hands.Sum(hand => hand.Mass);
        var cells = player.Hands.GroupBy(hand => HandClasses.OfPairs[hand.Pair]).OrderBy(cell => cell.Key).Select(cell => Cell([.. cell], mass, players));
        return new(
            range.Text, hands, player.Equity, player.Win, player.Tie, Math.Max(0, 1 - player.Win - player.Tie), player.Error, [.. cells]);
    }

    private static EquityCell Cell(HandChances[] hands, double all, int players)
    {
        var mass = hands.Sum(hand => hand.Mass);
        double Mean(Func<HandChances, double> of) => hands.Sum(hand => hand.Mass * of(hand)) / mass;
        var equity = Mean(hand => hand.Equity);

        // With two players the hands of a kind are seen on the same boards, with more each in deals of its own.
        var trials = players == 2 ? hands.Max(hand => hand.Trials) : hands.Sum(hand => hand.Trials);
        return new(
            HandClasses.Names[HandClasses.OfPairs[hands[0].Pair]],
            hands.Length,
            mass / all,
            equity,
            Mean(hand => hand.Win),
            Mean(hand => hand.Tie),
            trials == 0 ? 0 : SampledError.OfShare(equity, trials));
    }
}
