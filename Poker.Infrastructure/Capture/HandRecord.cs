using System.Text.Json;
using Poker.Core.Cards;
using Poker.Core.Histories;

namespace Poker.Infrastructure.Capture;

/// <summary>A <see cref="RecordedHand"/> as JSON, the column <c>hand.record</c>: all of it, so that the very same hand is read back.</summary>
/// <remarks>
/// <code>
/// {"id":"121","players":["…","…"],"stacks":[1000,200],"blinds":[10,5],"callTo":10,"minimumBet":10,"firstToAct":1,"pockets":["","AhKd"],
///  "dealtOpen":2,"events":[{"do":"raise","seat":1,"chips":30},{"do":"fold","seat":0}],"finishing":[990,210],"chipsPerUnit":1}
/// </code>
/// Seats, masks and amounts are those of <see cref="RecordedHand"/>; cards are text, highest first; what is empty or all zero is left out.
/// docs/schema.md tells each field.
/// </remarks>
public sealed record HandRecord
{
    /// <summary>How the source names the hand.</summary>
    public required string Id { get; init; }

    /// <summary>The players.</summary>
    public string[]? Players { get; init; }

    /// <summary>What the source keys the players with, if that is kept beside <see cref="Players"/>.</summary>
    public string[]? PlayerIds { get; init; }

    /// <summary>Stacks before any post.</summary>
    public required long[] Stacks { get; init; }

    /// <summary>Mask of the seats whose stack is assumed.</summary>
    public int AssumedStacks { get; init; }

    /// <summary>Mask of the seats whose stack follows from an all-in of the hand.</summary>
    public int InferredStacks { get; init; }

    /// <summary>Antes that are each player's own stake.</summary>
    public long[]? Antes { get; init; }

    /// <summary>Dead chips.</summary>
    public long[]? Dead { get; init; }

    /// <summary>Live posts.</summary>
    public long[]? Blinds { get; init; }

    /// <summary>What has to be matched before the flop.</summary>
    public long CallTo { get; init; }

    /// <summary>The smallest bet.</summary>
    public long MinimumBet { get; init; }

    /// <summary>Who acts first before the flop.</summary>
    public int FirstToAct { get; init; }

    /// <summary>Pockets; an empty text for one that is not known.</summary>
    public string[]? Pockets { get; init; }

    /// <summary>Mask of the seats whose pocket was told when it was dealt.</summary>
    public int DealtOpen { get; init; }

    /// <summary>Mask of the seats that mucked.</summary>
    public int Mucked { get; init; }

    /// <summary>Actions and board cards, in order.</summary>
    public required HandRecordEvent[] Events { get; init; }

    /// <summary>The second board of a hand that was run twice.</summary>
    public string? SecondBoard { get; init; }

    /// <summary>Stacks after the hand.</summary>
    public long[]? Finishing { get; init; }

    /// <summary>Chips to the source's unit.</summary>
    public long ChipsPerUnit { get; init; }

    /// <summary>The source's known faults that a replay works around, as <see cref="Core.Histories.Leniencies"/>.</summary>
    public int Leniencies { get; init; }

    /// <summary>A hand as JSON.</summary>
    public static string Write(RecordedHand hand) => JsonSerializer.Serialize(Of(hand), CaptureJson.Default.HandRecord);

    /// <summary>The hand that some JSON is.</summary>
    /// <exception cref="JsonException">It is none; the text itself is not repeated.</exception>
    public static RecordedHand Read(string json)
    {
        var record = JsonSerializer.Deserialize(json, CaptureJson.Default.HandRecord) ?? throw new JsonException("The record of a hand is null.");
        try
        {
            return record.ToHand();
        }
        catch (Exception error) when (error is FormatException or ArgumentException)
        {
            throw new JsonException("The record of a hand holds cards or events that cannot be.", error);
        }
    }

    private static HandRecord Of(RecordedHand hand) => new()
    {
        Id = hand.Id,
        Players = Kept(hand.Players),
        PlayerIds = Kept(hand.PlayerIds),
        Stacks = hand.Stacks,
        AssumedStacks = hand.AssumedStacks,
        InferredStacks = hand.InferredStacks,
        Antes = Kept(hand.Antes),
        Dead = Kept(hand.Dead),
        Blinds = Kept(hand.Blinds),
        CallTo = hand.CallTo,
        MinimumBet = hand.MinimumBet,
        FirstToAct = hand.FirstToAct,
        Pockets = Array.TrueForAll(hand.Pockets, pocket => pocket.IsEmpty) ? null : Array.ConvertAll(hand.Pockets, pocket => pocket.ToString()),
        DealtOpen = hand.DealtOpen,
        Mucked = hand.Mucked,
        Events = Array.ConvertAll(hand.Events, HandRecordEvent.Of),
        SecondBoard = hand.SecondBoard.IsEmpty ? null : hand.SecondBoard.ToString(),
        Finishing = hand.Finishing,
        ChipsPerUnit = hand.ChipsPerUnit,
        Leniencies = (int)hand.Leniencies,
    };

    private RecordedHand ToHand() => new()
    {
        Id = Id,
        Players = Players ?? [],
        PlayerIds = PlayerIds ?? [],
        Stacks = Stacks,
        AssumedStacks = AssumedStacks,
        InferredStacks = InferredStacks,
        Antes = Antes ?? new long[Stacks.Length],
        Dead = Dead ?? new long[Stacks.Length],
        Blinds = Blinds ?? new long[Stacks.Length],
        CallTo = CallTo,
        MinimumBet = MinimumBet,
        FirstToAct = FirstToAct,
        Pockets = Pockets is null ? new CardSet[Stacks.Length] : Array.ConvertAll(Pockets, pocket => CardSet.Parse(pocket)),
        DealtOpen = DealtOpen,
        Mucked = Mucked,
        Events = Array.ConvertAll(Events, told => told.ToEvent()),
        SecondBoard = SecondBoard is null ? CardSet.Empty : CardSet.Parse(SecondBoard),
        Finishing = Finishing,
        ChipsPerUnit = ChipsPerUnit,
        Leniencies = (Leniencies)Leniencies,
    };

    private static string[]? Kept(string[] texts) => texts.Length == 0 ? null : texts;

    private static long[]? Kept(long[] chips) => Array.TrueForAll(chips, amount => amount == 0) ? null : chips;
}
