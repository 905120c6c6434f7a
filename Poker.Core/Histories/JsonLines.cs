using System.Text.Json;

using Poker.Core.Cards;

namespace Poker.Core.Histories;

/// <summary>Reads hands written as one JSON object a line, seats in dealing order.</summary>
/// <remarks>
/// <code>
/// {"id":"a-1","n":2,"bb":0,"bb_amt":100,"min_bet":100,"ante_type":"none","straddle":0,"stacks":[1000,900],"antes":[0,0],"posts":[100,50],
///  "hole":["Tc3h",null],"events":[{"e":"raise","p":1,"to":300,"legal":{"p":1,"call":50,"min":200,"max":900,"pot":150}},
///  {"e":"call","p":0,"put":200},{"e":"board","c":"Js2dAd"},…],"finishing":[700,1200]}
/// </code>
/// <c>put</c> is chips added, <c>to</c> a street total; <c>ante_type</c> is none, all or bb (dead money); the legality is optional.
/// Where <c>source</c> begins with PokerKit, two of that engine's ways are worked around, and reported: <see cref="Leniencies"/>.
/// </remarks>
public static class JsonLines
{
    /// <summary>Every line that is not blank, in order.</summary>
    public static IEnumerable<ReadHand> Read(string text)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return ReadLine(line, number);
            }
        }
    }

    private static ReadHand ReadLine(string line, int number)
    {
        var id = $"line {number}";
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("stacks", out _))
            {
                return ReadHand.Rejected(id, "not a recorded hand: it has no stacks");
            }

            id = root.TryGetProperty("id", out var named) ? named.ToString() : id;
            return ReadHand.Of(Hand(root, id));
        }
        catch (RejectedHandException error)
        {
            return ReadHand.Rejected(id, error.Message);
        }
        catch (JsonException)
        {
            return ReadHand.Rejected(id, "not JSON");
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return ReadHand.Rejected(id, "a field is missing or of the wrong kind");
        }
    }

    private static RecordedHand Hand(JsonElement root, string id)
    {
        var stacks = Chips(root.GetProperty("stacks"));
        RecordedHand.RequireSeats(stacks.Length);
        var antes = Chips(root.GetProperty("antes"));
        var isDead = root.TryGetProperty("ante_type", out var kind) && kind.GetString() == "bb";
        var bigBlind = root.GetProperty("bb").GetInt32();
        var straddle = root.TryGetProperty("straddle", out var straddled) ? straddled.GetInt64() : 0;
        var last = straddle > 0 ? bigBlind + 1 : bigBlind;
        var pockets = Pockets(root.GetProperty("hole"), stacks.Length);
        return new RecordedHand
        {
            Id = id,
            Stacks = stacks,
            Antes = isDead ? new long[stacks.Length] : antes,
            Dead = isDead ? antes : new long[stacks.Length],
            Blinds = Chips(root.GetProperty("posts")),
            CallTo = Math.Max(straddle, root.GetProperty("bb_amt").GetInt64()),
            MinimumBet = root.GetProperty("min_bet").GetInt64(),
            FirstToAct = (last + 1) % stacks.Length,
            Pockets = pockets,
            DealtOpen = DealtOpen(pockets),
            Mucked = Mucked(root.GetProperty("events")),
            Events = [.. root.GetProperty("events").EnumerateArray().Where(IsPlay).Select(Event)],
            Leniencies = IsPokerKit(root) ? Leniencies.NeedlessCheck | Leniencies.RunOfAllInsReopens : Leniencies.None,
            Finishing = root.TryGetProperty("finishing", out var finishing) ? Chips(finishing) : null,
        };
    }

    private static bool IsPokerKit(JsonElement root) => root.TryGetProperty("source", out var source)
        && source.GetString()?.StartsWith("PokerKit", StringComparison.Ordinal) == true;

    private static long[] Chips(JsonElement array) => [.. array.EnumerateArray().Select(chips => chips.GetInt64())];

    private static CardSet[] Pockets(JsonElement hole, int seats)
    {
        CardSet[] pockets = [.. hole.EnumerateArray().Select(Cards)];
        return pockets.Length == seats ? pockets : throw new RejectedHandException("the hole cards have not one entry a seat");
    }

    private static int DealtOpen(CardSet[] pockets) =>
        Enumerable.Range(0, pockets.Length).Aggregate(0, (mask, seat) => mask | (pockets[seat].IsEmpty ? 0 : 1 << seat));

    private static CardSet Cards(JsonElement text) =>
        text.ValueKind == JsonValueKind.Null ? CardSet.Empty : CardSet.Parse(text.GetString());

    private static bool IsPlay(JsonElement played) => played.GetProperty("e").GetString() is not ("show" or "muck");

    private static int Mucked(JsonElement events) => events.EnumerateArray()
        .Where(played => played.GetProperty("e").GetString() == "muck")
        .Aggregate(0, (mask, played) => mask | 1 << played.GetProperty("p").GetInt32());

    private static RecordedEvent Event(JsonElement played)
    {
        var name = played.GetProperty("e").GetString();
        if (name == "board")
        {
            return RecordedEvent.Board(CardSet.Parse(played.GetProperty("c").GetString()));
        }

        var seat = played.GetProperty("p").GetInt32();
        var legality = played.TryGetProperty("legal", out var legal) ? Legality(legal) : null;
        return name switch
        {
            "fold" => RecordedEvent.Action(RecordedKind.Fold, seat, expected: legality),
            "check" => RecordedEvent.Action(RecordedKind.Check, seat, expected: legality),
            "call" => RecordedEvent.Action(RecordedKind.Call, seat, played.GetProperty("put").GetInt64(), legality),
            "bet" or "raise" => RecordedEvent.Action(RecordedKind.Raise, seat, played.GetProperty("to").GetInt64(), legality),
            _ => throw new RejectedHandException($"an event '{name}' that is not known"),
        };
    }

    private static RecordedLegality Legality(JsonElement legal) => new(
        legal.GetProperty("p").GetInt32(),
        legal.GetProperty("call").GetInt64(),
        OrZero(legal.GetProperty("min")),
        OrZero(legal.GetProperty("max")),
        legal.GetProperty("pot").GetInt64());

    private static long OrZero(JsonElement chips) => chips.ValueKind == JsonValueKind.Null ? 0 : chips.GetInt64();
}
