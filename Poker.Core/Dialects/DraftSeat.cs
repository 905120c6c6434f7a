using Poker.Core.Cards;

namespace Poker.Core.Dialects;

/// <summary>A player of a hand that is being gathered. Amounts are ten-thousandths; −1 is one that is not known.</summary>
internal sealed class DraftSeat
{
    /// <summary>An amount that is not known.</summary>
    public const long Unknown = -1;

    /// <summary>The index in the draft.</summary>
    public int Index { get; private set; }

    /// <summary>The key of the player.</summary>
    public string Player { get; private set; } = "";

    /// <summary>How the player is called.</summary>
    public string Name { get; set; } = "";

    /// <summary>The number of the seat, or −1.</summary>
    public int Number { get; set; }

    /// <summary>The stack before any post, as a line tells it.</summary>
    public long Stack { get; set; }

    /// <summary>Whether the stack was told before the hand's first line: chips can have been bought since.</summary>
    public bool IsRemembered { get; set; }

    /// <summary>The stack as it is remembered, told or as it follows from earlier hands.</summary>
    public long Carried { get; set; }

    /// <summary>The decimals of the stack that is known from before the hand.</summary>
    public int StackDecimals { get; set; }

    /// <summary>The stack after the hand, as a line tells it.</summary>
    public long Final { get; set; }

    /// <summary>The line that tells it.</summary>
    public long FinalLine { get; set; }

    /// <summary>Whether a line after the payouts tells a stack, of this hand or of the next.</summary>
    public bool IsToldAfter { get; set; }

    /// <summary>The stack after the hand as it follows from the lines, or unknown.</summary>
    public long After { get; set; }

    /// <summary>Antes posted.</summary>
    public long Ante { get; set; }

    /// <summary>Dead chips posted.</summary>
    public long Dead { get; set; }

    /// <summary>Live chips posted.</summary>
    public long Live { get; set; }

    /// <summary>Chips on this street.</summary>
    public long Bet { get; set; }

    /// <summary>All chips put in.</summary>
    public long Put { get; set; }

    /// <summary>Chips won or got back.</summary>
    public long Got { get; set; }

    /// <summary>Whether the player wins all that is left.</summary>
    public bool WinsRest { get; set; }

    /// <summary>Whether the player has folded.</summary>
    public bool HasFolded { get; set; }

    /// <summary>Whether a line tells that the player is all-in.</summary>
    public bool IsAllIn { get; set; }

    /// <summary>Whether the player has done more than to post.</summary>
    public bool HasActed => Turn >= 0;

    /// <summary>When the player acted first, counted from 0, or −1.</summary>
    public int Turn { get; set; }

    /// <summary>When the player straddled, counted from 0, or −1.</summary>
    public int StraddledAt { get; set; }

    /// <summary>When the player was dealt cards, counted from 0, or −1.</summary>
    public int DealtAt { get; set; }

    /// <summary>The last street on which the player acted.</summary>
    public Street LastStreet { get; set; }

    /// <summary>The cards as far as they are known.</summary>
    public CardSet Pocket { get; set; }

    /// <summary>Whether the cards were told when dealt.</summary>
    public bool IsDealtOpen { get; set; }

    /// <summary>Whether the player mucked at showdown.</summary>
    public bool HasMucked { get; set; }

    /// <summary>The stack that an all-in without an amount would put in, or unknown.</summary>
    public long KnownStack => Stack >= 0 ? Stack : Carried;

    /// <summary>Chips behind, or unknown.</summary>
    public long Behind => KnownStack < 0 ? Unknown : Math.Max(0, KnownStack - Put);

    /// <summary>Begins with a player of whom nothing has been told.</summary>
    public void Reset(string player, int index)
    {
        (Player, Name, Number, Index, StackDecimals) = (player, player, -1, index, 0);
        (Stack, Carried, Final, After, FinalLine) = (Unknown, Unknown, Unknown, Unknown, 0);
        (Ante, Dead, Live, Bet, Put, Got) = (0, 0, 0, 0, 0, 0);
        (WinsRest, HasFolded, IsAllIn, IsDealtOpen, HasMucked) = (false, false, false, false, false);
        (IsRemembered, IsToldAfter) = (false, false);
        (Turn, StraddledAt, DealtAt, LastStreet, Pocket) = (-1, -1, -1, Street.Preflop, CardSet.Empty);
    }

    /// <summary>Takes a stack that is told before any post.</summary>
    public void Begin(Amount stack, bool isRemembered) =>
        (Stack, StackDecimals, IsRemembered) = (stack.TenThousandths, stack.Decimals, isRemembered);

    /// <summary>Whether the stack is told; one that is remembered counts only where memory does.</summary>
    public bool IsStackTold(bool trustsMemory) => Stack >= 0 && (trustsMemory || !IsRemembered);

    /// <summary>Notes a payout: what was told of the stack before it is not the end.</summary>
    public void Pay(long chips)
    {
        Got += chips;
        (Final, IsToldAfter) = (Unknown, false);
    }

    /// <summary>Puts chips in, up to a street total.</summary>
    public void PutTo(long total)
    {
        var added = Math.Max(total - Bet, 0);
        Bet += added;
        Put += added;
    }
}
