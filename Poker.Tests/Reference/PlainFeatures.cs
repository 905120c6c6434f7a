using Poker.Core.Cards;
using Poker.Core.Histories;
using Poker.Core.Indexing;
using Poker.Core.Learning.Samples;
using Poker.Core.Play;

namespace Poker.Tests.Reference;

/// <summary>Features by the words of their documentation, from a recorded hand's events alone: chips are moved here, not by the engine.</summary>
/// <remarks>Of hands without leniencies. Whether a raise is legal is the one thing that is taken from the sample.</remarks>
internal sealed class PlainFeatures
{
    private readonly RecordedHand _hand;
    private readonly long[] _stacks;
    private readonly long[] _bets;
    private readonly long[] _stakes;
    private readonly List<Deed> _deeds = [];
    private readonly HashSet<int> _folded = [];
    private readonly HashSet<int> _toAct = [];
    private CardSet _board;
    private long _callTo;

    private PlainFeatures(RecordedHand hand)
    {
        _hand = hand;
        _stacks = (long[])hand.Stacks.Clone();
        (_bets, _stakes) = (new long[_stacks.Length], new long[_stacks.Length]);
        _callTo = hand.CallTo;
        for (var seat = 0; seat < _stacks.Length; seat++)
        {
            _stakes[seat] += Pay(seat, hand.Antes[seat]);
            DeadChips += Pay(seat, hand.Dead[seat]);
            Bet(seat, hand.Blinds[seat]);
        }

        ReopenTo(-1);
    }

    private long DeadChips { get; set; }

    private Street Street => Streets.WithBoardCards(_board.Count);

    private long Pot => _stakes.Sum() + DeadChips;

    private IEnumerable<int> Left => Enumerable.Range(0, _stacks.Length).Where(seat => !_folded.Contains(seat));

    /// <summary>The vector of a hand's decision.</summary>
    public static float[] Of(RecordedHand hand, int decision, IHandEquities equities, bool canRaise)
    {
        var table = new PlainFeatures(hand);
        foreach (var told in hand.Events)
        {
            if (told.Kind == RecordedKind.Board)
            {
                table.Deal(told.Cards);
            }
            else if (table._deeds.Count == decision)
            {
                return table.Vector(told.Seat, equities, canRaise);
            }
            else
            {
                table.Act(told);
            }
        }

        throw new ArgumentException($"The hand has no decision {decision}.");
    }

    private long Pay(int seat, long chips)
    {
        chips = Math.Min(chips, _stacks[seat]);
        _stacks[seat] -= chips;
        return chips;
    }

    private void Bet(int seat, long chips)
    {
        chips = Pay(seat, chips);
        _bets[seat] += chips;
        _stakes[seat] += chips;
    }

    private void ReopenTo(int raiser) => _toAct.UnionWith(Left.Where(seat => seat != raiser && _stacks[seat] > 0));

    private void Deal(CardSet cards)
    {
        // What nobody has matched goes back.
        var byBet = _bets.OrderDescending().ToArray();
        var top = Array.IndexOf(_bets, byBet[0]);
        var uncalled = byBet[0] - byBet[1];
        _stacks[top] += uncalled;
        _stakes[top] -= uncalled;
        Array.Clear(_bets);
        (_callTo, _board) = (0, _board | cards);
        _toAct.Clear();
        ReopenTo(-1);
    }

    private void Act(RecordedEvent told)
    {
        var call = Math.Min(_callTo - _bets[told.Seat], _stacks[told.Seat]);
        var kind = told.Kind == RecordedKind.CheckOrCall ? call > 0 ? RecordedKind.Call : RecordedKind.Check : told.Kind;
        var measure = Pot + call > 0 ? Pot + call : _hand.MinimumBet;
        _deeds.Add(new(Street, told.Seat, kind, kind == RecordedKind.Raise ? (double)(told.Chips - _callTo) / measure : 0));
        _toAct.Remove(told.Seat);
        switch (kind)
        {
            case RecordedKind.Fold:
                _folded.Add(told.Seat);
                break;
            case RecordedKind.Call:
                Bet(told.Seat, call);
                break;
            case RecordedKind.Raise:
                Bet(told.Seat, told.Chips - _bets[told.Seat]);
                _callTo = told.Chips;
                ReopenTo(told.Seat);
                break;
        }
    }

    private float[] Vector(int own, IHandEquities equities, bool canRaise)
    {
        var named = new Dictionary<Feature, double>();
        Cards(named, own, equities);
        Table(named, own);
        Chips(named, own);
        History(named, own);
        named[Feature.CanRaise] = canRaise ? 1 : 0;
        var vector = new float[FeatureLayout.Count];
        foreach (var (feature, value) in named)
        {
            vector[(int)feature] = (float)value;
        }

        return vector;
    }

    private void Cards(Dictionary<Feature, double> named, int own, IHandEquities equities)
    {
        var pocket = _hand.Pockets[own].ToArray();
        var equity = equities.Of(new Observation(_hand.Pockets[own], _board));
        named[Feature.Strength] = equity;
        named[Feature.StrengthAgainstAll] = Enumerable.Repeat(equity, Left.Count() - 1).Aggregate(1.0, (product, one) => product * one);
        named[Feature.PocketHigh] = pocket.Max(card => card.Rank) / 12.0;
        named[Feature.PocketLow] = pocket.Min(card => card.Rank) / 12.0;
        named[Feature.PocketPair] = pocket[0].Rank == pocket[1].Rank ? 1 : 0;
        named[Feature.PocketSuited] = pocket[0].Suit == pocket[1].Suit ? 1 : 0;
        named[Feature.Preflop + (int)Street] = 1;
        if (_board.IsEmpty)
        {
            named[Feature.Made] = named[Feature.PocketPair] / 8;
            return;
        }

        var all = (_hand.Pockets[own] | _board).ToArray();
        var made = PlainRules.Category(PlainRules.Best(all));
        named[Feature.Made] = made / 8.0;
        Board(named);
        if (Street != Street.River)
        {
            named[Feature.FlushDraw] = Enumerable.Range(0, 4).Any(suit => all.Count(card => card.Suit == suit) == 4 && pocket.Any(card => card.Suit == suit)) ? 1 : 0;
            var outs = Enumerable.Range(0, 13).Count(rank => IsStraight([.. all.Select(card => card.Rank), rank])
                && !IsStraight([.. _board.ToArray().Select(card => card.Rank), rank]));
            named[Feature.StraightDraw] = made >= 4 ? 0 : Math.Min(outs, 2) / 2.0;
        }
    }

    private void Board(Dictionary<Feature, double> named)
    {
        var board = _board.ToArray();
        var ranks = board.GroupBy(card => card.Rank).ToArray();
        var suit = board.GroupBy(card => card.Suit).Max(cards => cards.Count());
        var connected = Enumerable.Range(-1, 10).Max(low => ranks.Count(rank => Within(rank.Key, low) || (rank.Key == 12 && Within(-1, low))));
        named[Feature.BoardHigh] = ranks.Max(rank => rank.Key) / 12.0;
        named[Feature.BoardLow] = ranks.Min(rank => rank.Key) / 12.0;
        named[Feature.BoardPairs] = ranks.Count(rank => rank.Count() >= 2) / 2.0;
        named[Feature.BoardTrips] = ranks.Any(rank => rank.Count() >= 3) ? 1 : 0;
        named[Feature.BoardSuit] = suit / 5.0;
        named[Feature.BoardFlush] = suit >= 3 ? 1 : 0;
        named[Feature.BoardTwoTone] = suit == 2 && Street != Street.River ? 1 : 0;
        named[Feature.BoardConnected] = connected / 5.0;
        named[Feature.BoardStraight] = connected >= 3 ? 1 : 0;
        named[Feature.BoardBroadway] = board.Count(card => card.Rank >= 8) / 5.0;
    }

    // Five ranks from a lowest one, −1 being the ace below the deuce.
    private static bool Within(int rank, int low) => rank >= low && rank < low + 5;

    private static bool IsStraight(int[] ranks) =>
        Enumerable.Range(-1, 10).Any(low => Enumerable.Range(low, 5).All(rank => ranks.Contains(rank < 0 ? 12 : rank)));

    private void Table(Dictionary<Feature, double> named, int own)
    {
        var opponents = Left.Where(seat => seat != own).ToArray();
        named[Feature.Dealt] = _stacks.Length / 10.0;
        named[Feature.Opponents] = opponents.Length / 9.0;
        named[Feature.OpponentsAllIn] = opponents.Count(seat => _stacks[seat] == 0) / 9.0;
        named[Feature.Behind] = opponents.Count(_toAct.Contains) / 9.0;
        named[Feature.Position] = (double)opponents.Count(seat => seat < own) / opponents.Length;
        named[Feature.FromButton] = (_stacks.Length - 1 - own) / 9.0;
    }

    private void Chips(Dictionary<Feature, double> named, int own)
    {
        var opponents = Left.Where(seat => seat != own).ToArray();
        var call = Math.Min(Math.Max(0, _callTo - _bets[own]), _stacks[own]);
        var stake = _stakes[own] + call;
        var winnable = DeadChips + stake + Enumerable.Range(0, _stacks.Length).Where(seat => seat != own).Sum(seat => Math.Min(stake, _stakes[seat]));
        var reach = opponents.Max(seat => _bets[seat] + _stacks[seat] - _bets[own]);
        var effective = Math.Min(_stacks[own], reach);
        named[Feature.PotOdds] = call > 0 ? (double)call / winnable : 0;
        named[Feature.CallPart] = (double)call / _stacks[own];
        named[Feature.CallIsAllIn] = call > 0 && call == _stacks[own] ? 1 : 0;
        named[Feature.PotBlinds] = Blinds(Pot);
        named[Feature.CallBlinds] = Blinds(call);
        named[Feature.StacksTold] = 1;
        named[Feature.OwnBlinds] = Blinds(_stacks[own]);
        named[Feature.EffectiveBlinds] = Blinds(effective);
        named[Feature.LargestBlinds] = Blinds(opponents.Max(seat => _stacks[seat]));
        named[Feature.SmallestBlinds] = Blinds(opponents.Min(seat => _stacks[seat]));
        named[Feature.StackToPot] = Pot > 0 ? Math.Min(1, Math.Log2(1 + ((double)effective / Pot)) / 8) : 1;
        named[Feature.Covers] = _stacks[own] >= reach ? 1 : 0;
        named[Feature.Committed] = (double)_stakes[own] / (_stakes[own] + _stacks[own]);
        named[Feature.OwnShare] = Pot > 0 ? (double)_stakes[own] / Pot : 0;
        named[Feature.StreetShare] = Pot > 0 ? (double)_bets.Sum() / Pot : 0;
    }

    private double Blinds(long chips) => Math.Min(1, Math.Log2(1 + ((double)chips / _hand.MinimumBet)) / 12);

    private void History(Dictionary<Feature, double> named, int own)
    {
        var opponents = Left.Where(seat => seat != own).ToArray();
        var now = _deeds.Where(deed => deed.Street == Street).ToArray();
        var raises = _deeds.Where(deed => deed.Kind == RecordedKind.Raise).ToArray();
        var (last, earlier) = (raises.LastOrDefault(), raises.LastOrDefault(deed => deed.Street < Street));
        var lastNow = now.LastOrDefault(deed => deed.Kind == RecordedKind.Raise);
        for (var street = Street.Preflop; street <= Street.River; street++)
        {
            named[Feature.RaisesPreflop + (int)street] = Raises(raises.Count(deed => deed.Street == street));
        }

        named[Feature.LastRaise] = lastNow is null ? 0 : Math.Min(1, Math.Log2(1 + lastNow.PotPart) / 3);
        named[Feature.Calls] = now.Reverse().TakeWhile(deed => deed.Kind != RecordedKind.Raise).Count(deed => deed.Kind == RecordedKind.Call) / 9.0;
        named[Feature.Checks] = Math.Min(9, now.Count(deed => deed.Kind == RecordedKind.Check)) / 9.0;
        named[Feature.FacingAllIn] = lastNow is not null && _stacks[lastNow.Seat] == 0 && _bets[own] < _callTo ? 1 : 0;
        named[Feature.LastRaiserSelf] = last?.Seat == own ? 1 : 0;
        named[Feature.LastRaiserLeft] = last is not null && opponents.Contains(last.Seat) ? 1 : 0;
        named[Feature.LastRaiserBehind] = last is not null && opponents.Contains(last.Seat) && last.Seat > own ? 1 : 0;
        named[Feature.EarlierRaiserSelf] = earlier?.Seat == own ? 1 : 0;
        named[Feature.EarlierRaiserLeft] = earlier is not null && opponents.Contains(earlier.Seat) ? 1 : 0;
        named[Feature.OwnRaises] = Raises(raises.Count(deed => deed.Seat == own));
        named[Feature.OwnRaisesNow] = Raises(raises.Count(deed => deed.Seat == own && deed.Street == Street));
        named[Feature.MostRaises] = Raises(opponents.Max(seat => raises.Count(deed => deed.Seat == seat)));
        named[Feature.Volunteers] = opponents.Count(seat => _deeds.Exists(deed => deed.Seat == seat && IsVolunteering(deed))) / 9.0;
    }

    private static bool IsVolunteering(Deed deed) =>
        deed.Street == Street.Preflop && (deed.Kind == RecordedKind.Call || deed.Kind == RecordedKind.Raise);

    private static double Raises(int count) => Math.Min(count, 4) / 4.0;

    private sealed record Deed(Street Street, int Seat, RecordedKind Kind, double PotPart);
}
