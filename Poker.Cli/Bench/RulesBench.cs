using Poker.Core.Evaluation;
using Poker.Core.Game;
using Poker.Core.Histories;
using Poker.Core.Numerics;

namespace Poker.Cli.Bench;

/// <summary>The rules engine on one thread: random hands played out, then the replay of some of them.</summary>
internal sealed class RulesBench : IBench
{
    private const int PlayedHands = 400_000;
    private const int RecordedHands = 4_000;
    private const int Replays = 100;
    private const int SixSeats = 6;
    private const long StackChips = 10_000;
    private const ulong Seed = 20_261_122;

    private static readonly Stakes Table = new(50, 100);

    /// <inheritdoc />
    public string Name => "replay";

    /// <inheritdoc />
    public string Description => "hands a second through the rules engine: random play heads-up and six-handed, and replays";

    /// <inheritdoc />
    public IEnumerable<BenchResult> Run(BenchContext context)
    {
        Evaluator.Prepare();
        foreach (var seats in new[] { Seats.Fewest, SixSeats })
        {
            yield return context.Measure(this, $"random play, {seats} seats, dealt and paid out", "hands", () => (PlayedHands, PlayAll(seats)));
        }

        var random = new Rng(Seed);
        var recorded = Enumerable.Range(0, RecordedHands).Select(i => Record(ref random, Seats.Fewest + (i % (Seats.Most - 1)))).ToArray();
        yield return context.Measure(this, "replay with all limits, 2 to 10 seats", "hands", () => (RecordedHands * Replays, ReplayAll(recorded)));
    }

    private static ulong PlayAll(int seats)
    {
        Span<long> stacks = stackalloc long[Seats.Most];
        stacks = stacks[..seats];
        Span<int> strengths = stackalloc int[Seats.Most];
        var random = new Rng(Seed);
        var sum = 0UL;
        for (var hand = 0; hand < PlayedHands; hand++)
        {
            stacks.Fill(StackChips);
            var deal = Deal.Draw(ref random, seats);
            var state = Table.Start(stacks);
            while (!state.IsOver)
            {
                Step(ref state, ref random);
            }

            deal.Strengths(state, strengths);
            Showdown.Settle(state, strengths, stacks);
            sum = (sum * 31) + (ulong)stacks[hand % seats];
        }

        return sum;
    }

    private static void Step(ref BettingState state, ref Rng random)
    {
        if (state.ToAct < 0)
        {
            state.DealStreet();
            return;
        }

        state.Act(Choose(state.Legal(), ref random));
    }

    private static PlayerAction Choose(LegalActions legal, ref Rng random)
    {
        var draw = random.Below(8);
        return draw == 0 && legal.CanRaise ? PlayerAction.To(legal.MinRaiseTo + (long)random.Below((ulong)(legal.MaxRaiseTo - legal.MinRaiseTo + 1)))
            : legal.CanCheck ? PlayerAction.Check
            : draw < 4 ? PlayerAction.Fold
            : PlayerAction.Call;
    }

    private static RecordedHand Record(ref Rng random, int seats)
    {
        var stacks = new long[seats];
        Array.Fill(stacks, StackChips);
        var deal = Deal.Draw(ref random, seats);
        var state = Table.Start(stacks);
        var blinds = Enumerable.Range(0, seats).Select(seat => state.Bet(seat)).ToArray();
        var first = state.ToAct;
        var events = new List<RecordedEvent>();
        while (!state.IsOver)
        {
            var before = state;
            Step(ref state, ref random);
            events.Add(before.ToAct < 0
                ? RecordedEvent.Board(deal.Board(state.Street) - deal.Board(before.Street))
                : Recorded(before, state));
        }

        var strengths = new int[seats];
        deal.Strengths(state, strengths);
        var finishing = new long[seats];
        Showdown.Settle(state, strengths, finishing);
        return new RecordedHand
        {
            Id = "random",
            Stacks = stacks,
            Antes = new long[seats],
            Dead = new long[seats],
            Blinds = blinds,
            CallTo = Table.BigBlind,
            MinimumBet = Table.BigBlind,
            FirstToAct = first,
            Pockets = [.. Enumerable.Range(0, seats).Select(seat => deal.Pocket(seat))],
            Events = [.. events],
            Finishing = finishing,
        };
    }

    private static RecordedEvent Recorded(in BettingState before, in BettingState after)
    {
        var seat = before.ToAct;
        var legal = before.Legal();
        var expected = new RecordedLegality(seat, legal.CallChips, legal.MinRaiseTo, legal.MaxRaiseTo, before.PotChips);
        var added = before.Stack(seat) - after.Stack(seat);
        return after.HasFolded(seat) ? RecordedEvent.Action(RecordedKind.Fold, seat, expected: expected)
            : after.ToAct >= 0 && after.CallTo > before.CallTo ? RecordedEvent.Action(RecordedKind.Raise, seat, after.CallTo, expected)
            : RecordedEvent.Action(RecordedKind.CheckOrCall, seat, added, expected);
    }

    private static ulong ReplayAll(RecordedHand[] hands)
    {
        var agreed = 0UL;
        for (var i = 0; i < Replays; i++)
        {
            foreach (var hand in hands)
            {
                agreed += Replayer.Replay(hand).Agrees ? 1UL : 0;
            }
        }

        return agreed;
    }
}
