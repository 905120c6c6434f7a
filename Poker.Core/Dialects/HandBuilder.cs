using Poker.Core.Cards;
using Poker.Core.Game;
using Poker.Core.Histories;

namespace Poker.Core.Dialects;

/// <summary>Makes a recorded hand of a draft, or says why none can be made.</summary>
internal static class HandBuilder
{
    /// <summary>The hand, or null and the fault; both, the hand without finishing stacks, if its payouts are what is wrong.</summary>
    /// <param name="draft">The hand, complete; its seats receive the stacks after it, its hero is found.</param>
    /// <param name="dialect">Where it comes from.</param>
    /// <param name="id">The hand's name.</param>
    /// <param name="trustsMemory">Whether stacks count that were told before the hand, or follow from earlier hands.</param>
    /// <param name="fault">Why there is no hand, or null.</param>
    public static RecordedHand? Build(HandDraft draft, IDialect dialect, string id, bool trustsMemory, out Fault? fault)
    {
        FindHero(draft);
        fault = Missing(draft, dialect.Traits);
        if (fault is not null)
        {
            return null;
        }

        var count = draft.Seats.Count;
        var plan = new DraftPlan(new int[count], PerChip(draft), new long[count]);
        if (!SeatOrder.TryFind(draft, plan.Order))
        {
            fault = At(
                draft, QuarantineCause.Seats, "the order of the seats cannot be known: a player neither posts a blind nor acts before the flop");
            return null;
        }

        var tellsReturns = (dialect.Traits & DialectTraits.TellsReturns) != 0;
        var isConserved = DraftPayouts.TryAddUp(draft, plan.Order, plan.PerChip, tellsReturns, plan.Nets);
        SettleBigBlind(draft, trustsMemory);
        var stacks = new long[count];
        var infersAllIns = (dialect.Traits & DialectTraits.TellsAllIns) == 0;
        var (assumed, inferred) = DraftStacks.Find(draft, plan, trustsMemory, infersAllIns, stacks);
        fault = isConserved
            ? Contradiction(draft, plan, stacks, assumed)
            : At(draft, QuarantineCause.NotConserved, "the log itself does not conserve chips");
        var hand = fault is null || !isConserved ? Compose(draft, plan, stacks, id, dialect.Leniencies) : null;
        hand = hand is null ? null : hand with { AssumedStacks = assumed, InferredStacks = inferred };
        return isConserved ? hand : hand! with { Finishing = null };
    }

    private static Fault At(HandDraft draft, QuarantineCause cause, string reason) => new(cause, reason, draft.LastLine);

    // A chip is a unit, a hundredth or a ten-thousandth of it. The blinds can be known from lines before the hand.
    private static long PerChip(HandDraft draft) =>
        draft.Decimals == 0 && AreBlindsWhole(draft, Amount.PerUnit) ? Amount.PerUnit
        : draft.Decimals <= 2 && AreBlindsWhole(draft, Amount.PerUnit / 100) ? Amount.PerUnit / 100
        : 1;

    private static bool AreBlindsWhole(HandDraft draft, long perChip) => draft.BigBlind % perChip == 0
        && (draft.SmallBlindSeat < 0 || draft.Seats[draft.SmallBlindSeat].Live % perChip == 0);

    private static Fault? Missing(HandDraft draft, DialectTraits traits)
    {
        if (draft.Fault is { } fault)
        {
            return fault;
        }

        if ((traits & DialectTraits.MarksEnds) != 0 && !draft.HasEnded)
        {
            return At(draft, QuarantineCause.BrokenOff, "the log breaks off inside the hand");
        }

        if (draft.BigBlindSeat < 0)
        {
            return At(draft, QuarantineCause.Posts, "nobody posts a big blind");
        }

        if (draft.Seats.Count is < Seats.Fewest or > Seats.Most)
        {
            return At(draft, QuarantineCause.Seats, $"{draft.Seats.Count} players dealt in: {Seats.Fewest} to {Seats.Most} can be replayed");
        }

        if ((traits & DialectTraits.MarksEnds) == 0 && draft.Splits.Count == 0 && !draft.Seats.Exists(seat => seat.Got > 0 || seat.WinsRest))
        {
            return At(draft, QuarantineCause.BrokenOff, "the hand breaks off before anyone is paid");
        }

        if ((traits & DialectTraits.TellsStacks) != 0 && draft.Seats.Exists(seat => seat.Stack < 0))
        {
            return At(draft, QuarantineCause.Stacks, "the stacks are not told");
        }

        return !draft.AreSeatsTold && draft.Dealer is { } dealer && draft.IndexOf(dealer) < 0
            ? At(draft, QuarantineCause.Seats, "the player on the button neither posts nor acts")
            : null;
    }

    // Whether a post below the known big blind is a new, lower one or a stack too short shows in whether the player goes on. Where all others
    // fold, it does not show, and none needs to be short.
    private static void SettleBigBlind(HandDraft draft, bool trustsMemory)
    {
        var seat = draft.Seats[draft.BigBlindSeat];
        if (seat.IsStackTold(trustsMemory) || seat.IsAllIn || seat.Live >= draft.BigBlind)
        {
            return;
        }

        // Below the small blind it is short for certain.
        var isBelowSmall = draft.SmallBlindSeat >= 0 && seat.Live < draft.Seats[draft.SmallBlindSeat].Live;
        if (seat.HasActed || (!isBelowSmall && !draft.Seats.Exists(other => other != seat && !other.HasFolded)))
        {
            draft.BigBlind = seat.Live;
        }
        else
        {
            seat.IsAllIn = true;
        }
    }

    // Cards that only the hero sees are the hero's whom the same cards shown betray; a card is dealt once.
    private static void FindHero(HandDraft draft)
    {
        if (draft.HeroCards.Count != 2)
        {
            return;
        }

        foreach (var seat in draft.Seats)
        {
            if (seat.Pocket == draft.HeroCards)
            {
                draft.Hero = seat.Player;
            }
        }

        if (draft.Hero is { } hero && draft.IndexOf(hero) is >= 0 and var index)
        {
            var seat = draft.Seats[index];
            var isContradicted = !(seat.Pocket - draft.HeroCards).IsEmpty;
            draft.Hero = isContradicted ? null : hero;
            seat.Pocket = isContradicted ? seat.Pocket : draft.HeroCards;
            seat.IsDealtOpen |= !isContradicted;
        }
    }

    // Notes the stacks after the hand where they are known, and compares them with those that are told.
    private static Fault? Contradiction(HandDraft draft, in DraftPlan plan, long[] stacks, int assumed)
    {
        for (var i = 0; i < stacks.Length; i++)
        {
            var seat = draft.Seats[plan.Order[i]];
            var after = stacks[i] + plan.Nets[i];
            if ((assumed >> i & 1) != 0)
            {
                continue;
            }

            seat.After = after * plan.PerChip;
            if (seat.Final >= 0 && seat.Final != seat.After)
            {
                return new Fault(QuarantineCause.UnequalStacks, "a stack told after the hand is not what the hand leaves", seat.FinalLine);
            }
        }

        return null;
    }

    private static RecordedHand Compose(HandDraft draft, in DraftPlan plan, long[] stacks, string id, Leniencies leniencies)
    {
        var count = stacks.Length;
        var (antes, dead, blinds, finishing) = (new long[count], new long[count], new long[count], new long[count]);
        var (pockets, players, ids) = (new CardSet[count], new string[count], new string[count]);
        for (var i = 0; i < count; i++)
        {
            var seat = draft.Seats[plan.Order[i]];
            antes[i] = draft.IsTableAnte ? 0 : seat.Ante / plan.PerChip;
            dead[i] = draft.DeadOf(seat) / plan.PerChip;
            blinds[i] = seat.Live / plan.PerChip;
            finishing[i] = stacks[i] + plan.Nets[i];
            pockets[i] = seat.Pocket;
            (players[i], ids[i]) = (seat.Name, seat.Player);
        }

        return new RecordedHand
        {
            Id = id,
            Leniencies = leniencies,
            Players = players,
            PlayerIds = ids,
            Stacks = stacks,
            Antes = antes,
            Dead = dead,
            Blinds = blinds,
            CallTo = Math.Max(draft.BigBlind, draft.Straddle) / plan.PerChip,
            MinimumBet = draft.BigBlind / plan.PerChip,
            FirstToAct = (Array.IndexOf(plan.Order, draft.StraddleSeat >= 0 ? draft.StraddleSeat : draft.BigBlindSeat) + 1) % count,
            Pockets = pockets,
            DealtOpen = Mask(draft, plan.Order, seat => seat.IsDealtOpen),
            Mucked = Mask(draft, plan.Order, seat => seat.HasMucked),
            Events = Events(draft, plan),
            SecondBoard = draft.SecondBoard,
            Finishing = finishing,
            ChipsPerUnit = Amount.PerUnit / plan.PerChip,
        };
    }

    private static int Mask(HandDraft draft, int[] order, Func<DraftSeat, bool> isSet)
    {
        var mask = 0;
        for (var i = 0; i < order.Length; i++)
        {
            mask |= isSet(draft.Seats[order[i]]) ? 1 << i : 0;
        }

        return mask;
    }

    private static RecordedEvent[] Events(HandDraft draft, in DraftPlan plan)
    {
        var events = new RecordedEvent[draft.Deeds.Count];
        for (var i = 0; i < events.Length; i++)
        {
            var deed = draft.Deeds[i];
            events[i] = deed.Kind == RecordedKind.Board
                ? RecordedEvent.Board(deed.Cards)
                : RecordedEvent.Action(
                    deed.Kind, Array.IndexOf(plan.Order, deed.Seat), deed.Amount < 0 ? RecordedEvent.Unknown : deed.Amount / plan.PerChip);
        }

        return events;
    }
}
