using System.Text;
using Poker.Bot.Tables.Playing;
using Poker.Core.Cards;
using Poker.Core.Game;
using Poker.Core.Numerics;

namespace Poker.Tests.Bot.Tables;

/// <summary>What a table tells a viewer, byte by byte, has nothing of cards that the viewer may not know.</summary>
public sealed class HiddenCardsTests
{
    private const int Hands = 2_000;

    [Fact]
    public void No_message_has_a_card_that_is_not_open_to_its_viewer()
    {
        var random = new Rng(3);
        var (seen, shown) = (0, 0);
        for (var hand = 0; hand < Hands; hand++)
        {
            var dealer = new KnownDealer(random.Next());
            var game = RandomTables.Draw(ref random, 2 + (hand % 5), dealer);
            var moments = Moments(game, [.. game.Seats, null], ref random);
            foreach (var (viewer, text, open) in moments)
            {
                var words = CardWords.In(text);
                Assert.True(words.IsSubsetOf(open), $"{viewer} was told {string.Join(' ', words.Except(open))}: {text}");
                seen += words.Count;
            }

            shown += int.PopCount(game.Hand!.Shown);
            Assert.Equal(game.Hand.Board, dealer.Last.Board(game.Hand.Betting.Street));
        }

        Assert.True(seen > 20 * Hands && shown > Hands / 2, $"{seen} cards were seen, {shown} pockets shown");
    }

    [Fact]
    public void No_byte_depends_on_a_card_that_is_never_opened()
    {
        var random = new Rng(4);
        var changed = 0;
        for (var hand = 0; hand < Hands; hand++)
        {
            var (seats, seed, play) = (2 + (hand % 5), random.Next(), random.Next());
            // A seat, or with the number behind the last nobody's.
            var viewer = (int)(play % (ulong)(seats + 1));
            var before = Play(new KnownDealer(seed), seats, play, viewer, out var game);
            var other = new SwappedDealer(new KnownDealer(seed), Hidden(game, game.Seats.ElementAtOrDefault(viewer)), game.Hand!.Betting.Street, ref random);
            var after = Play(other, seats, play, viewer, out _);
            Assert.Equal(before.Select(moment => moment.Text), after.Select(moment => moment.Text));
            changed += other.Changed;
        }

        Assert.True(changed > 3 * Hands, $"{changed} cards were others");
    }

    [Fact]
    public void Who_takes_a_seat_is_not_told_what_was_dealt_there_before()
    {
        var random = new Rng(5);
        var game = RandomTables.Draw(ref random, 3);
        RandomTables.Play(game, ref random);
        RandomTables.Play(game, ref random);
        var seat = game.Seats[0];
        Assert.Equal(2, game.Log.Since(0, seat).Count(told => told.Kind == EventKinds.Deal));

        seat.Clear();
        seat.Take(game.Log.Last);

        Assert.DoesNotContain(game.Log.Since(0, seat), told => told.Kind == EventKinds.Deal);
        var place = game.Hand!.PlaceOf(seat);
        Assert.Equal((game.Hand.Shown >> place & 1) != 0 ? 2 : 0, game.CardsOf(seat, seat).Count);
    }

    private static List<Moment> Play(IDealer dealer, int seats, ulong play, int viewer, out TableGame game)
    {
        var random = new Rng(play);
        game = RandomTables.Draw(ref random, seats, dealer);
        return Moments(game, [game.Seats.ElementAtOrDefault(viewer)], ref random);
    }

    // Places whose pockets a viewer never sees: all others' that were not shown, but for those who mucked, since they must lose.
    private static int Hidden(TableGame game, TableSeat? viewer)
    {
        var hand = game.Hand!;
        var mucked = hand.Betting.Phase == BettingPhase.Showdown ? hand.Betting.InHand & ~hand.Shown : 0;
        var own = viewer is null ? -1 : hand.PlaceOf(viewer);
        return Seats.All(hand.Players.Count) & ~hand.Shown & ~mucked & ~(own < 0 ? 0 : 1 << own);
    }

    // A hand played, and after each step what each viewer is told then.
    private static List<Moment> Moments(TableGame game, TableSeat?[] viewers, ref Rng random)
    {
        var moments = new List<Moment>();
        var told = new Dictionary<string, long>();
        void Tell()
        {
            foreach (var viewer in viewers)
            {
                var name = viewer?.Name;
                var after = told.GetValueOrDefault(name ?? "");
                told[name ?? ""] = game.Log.Last;
                var view = TableView.Of(game, viewer, null, null);
                var text = Encoding.UTF8.GetString(TableMessages.Events(game.Log.Since(after, viewer), view))
                    + Encoding.UTF8.GetString(TableMessages.Welcome("t", null, 1, game.Log.Since(0, viewer), view));
                moments.Add(new(name, text, Open(game, viewer)));
            }
        }

        game.Deal();
        Tell();
        while (!game.Hand!.Betting.IsOver)
        {
            if (game.Hand.ToAct is null)
            {
                game.DealStreet();
            }
            else
            {
                Assert.True(game.TryAct(RandomTables.Choose(ref random, game.Hand.Betting.Legal()), out _));
            }

            Tell();
        }

        game.Finish();
        Tell();
        return moments;
    }

    private static HashSet<string> Open(TableGame game, TableSeat? viewer)
    {
        var hand = game.Hand!;
        var open = hand.Board;
        for (var place = 0; place < hand.Players.Count; place++)
        {
            var isAtShowdown = hand.Finishing is not null && hand.Betting.Phase == BettingPhase.Showdown && !hand.Betting.HasFolded(place);
            open |= hand.Players[place] == viewer || (isAtShowdown && (hand.Shown >> place & 1) != 0) ? hand.PocketOf(place) : CardSet.Empty;
        }

        return [.. open.ToArray().Select(card => card.ToString())];
    }

    private sealed record Moment(string? Viewer, string Text, HashSet<string> Open);

    /// <summary>Keeps what it dealt.</summary>
    private sealed class KnownDealer(ulong seed) : IDealer
    {
        private readonly SeededDealer _dealer = new(seed);

        public Deal Last { get; private set; }

        public Deal Deal(int seats) => Last = _dealer.Deal(seats);

        public double Draw() => _dealer.Draw();

        public ulong Token() => _dealer.Token();
    }

    /// <summary>Deals other cards where nobody will see them: to some places, and on streets that do not come.</summary>
    private sealed class SwappedDealer : IDealer
    {
        private readonly IDealer _dealer;
        private readonly int _hidden;
        private readonly Street _last;
        private Rng _random;

        public SwappedDealer(IDealer dealer, int hidden, Street last, ref Rng random)
        {
            (_dealer, _hidden, _last) = (dealer, hidden, last);
            _random = new(random.Next());
        }

        public int Changed { get; private set; }

        public Deal Deal(int seats)
        {
            var deal = _dealer.Deal(seats);
            var pockets = Enumerable.Range(0, seats).Select(place => deal.Pocket(place)).ToArray();
            var (flop, turn, river) = (deal.Board(Street.Flop), deal.Board(Street.Turn), deal.Board(Street.River));
            CardSet[] streets = [flop, turn - flop, river - turn];
            var isOpen = (int street) => street < (int)_last;
            var open = pockets.Where((_, place) => (_hidden >> place & 1) == 0).Concat(streets.Where((_, street) => isOpen(street)));
            var free = (Deck.Full.Cards - open.Aggregate(CardSet.Empty, (all, one) => all | one)).ToArray().ToList();
            CardSet Draw(int count)
            {
                Changed += count;
                var drawn = CardSet.Empty;
                for (; count > 0; count--)
                {
                    var next = (int)_random.Below((ulong)free.Count);
                    drawn |= free[next].Set;
                    free.RemoveAt(next);
                }

                return drawn;
            }

            var swapped = pockets.Select((pocket, place) => (_hidden >> place & 1) == 0 ? pocket : Draw(2)).ToArray();
            var board = streets.Select((cards, street) => isOpen(street) ? cards : Draw(cards.Count)).ToArray();
            return Poker.Core.Game.Deal.Of(swapped, board[0], board[1], board[2]);
        }

        public double Draw() => _dealer.Draw();

        public ulong Token() => _dealer.Token();
    }
}
