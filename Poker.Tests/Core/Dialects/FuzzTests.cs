using System.Text;

using Poker.Core.Dialects;
using Poker.Core.Dialects.Writing;
using Poker.Core.Histories;
using Poker.Core.Numerics;

namespace Poker.Tests.Core.Dialects;

public sealed class FuzzTests
{
    private const int Rounds = 3_000;

    private static readonly string[] Whole =
    [
        "Hand #9. Dealer: Cy", "Blinds: 5/10", "Seat 1: Ann (200)", "Seat 4: Bob (200)", "Seat 7: Cy (150)",
        "Ann posts the small blind of 5", "Bob posts the big blind of 10", "Cy folds", "Ann folds", "Bob wins 15",
    ];

    // Nothing but posts, actions and payouts.
    private static readonly string[] Bare =
    [
        "P1 posts the small blind of 10", "P2 posts the big blind of 20", "P3 raises to 50", "P1 folds", "P2 calls 30",
        "Flop: 7d 5h 9d", "P2 checks", "P3 bets 60", "P2 folds", "P3 wins 170",
    ];

    private static readonly string[] PokerNow =
    [
        "-- starting hand #9  (No Limit Texas Hold'em) (dealer: \"Ann @ a\") --", "Player stacks: #1 \"Ann @ a\" (200) | #2 \"Bob @ b\" (205)",
        "\"Ann @ a\" posts a small blind of 5", "\"Bob @ b\" posts a big blind of 10", "\"Ann @ a\" folds",
        "Uncalled bet of 5 returned to \"Bob @ b\"", "\"Bob @ b\" collected 10 from pot", "-- ending hand #9 --",
    ];

    private static readonly string[] DigitalPokerTable =
    [
        "P3 is Dealer.", "P1 posted small blind of 10.", "P2 posted big blind of 20.", "P3 raised to 50.", "P1 folded.", "P2 folded.", "P3 wins 80!",
    ];

    private static readonly string[] OnlinePoker =
    [
        "[Poker] P1 posts small blind: $10", "[Poker] P2 posts big blind: $20", "[Poker] New hand started. Dealer: P3", "[Poker] P3 raises to $50",
        "[Poker] P1 folds", "[Poker] P2 folds", "[Poker] P3 wins $80",
    ];

    private static readonly string[] Pieces =
    [
        "Ann", "Bob", "Cy", " folds", " checks", " calls", " raises to", " raises by", " bets", " is all-in", " and is all-in",
        " posts the big blind of", " posts an ante of",
        " wins", " split ", " and ", " shows", " Ah", " Kd", "10♥", " 20", " 999999999999", " 1,000", " 0.0001", "$", "Flop:", "Turn:",
        "River:", "Board:", "Hand #3", "Hand over",
        "Seat 1:", "Dealer:", "Blinds: 1/2", "(", ")", "[", "]", "*** ", "\"", " @ ", "\" ", "-- starting hand #1 ",
        " (No Limit Texas Hold'em) (dealer: \"", "\") --", "-- ending hand #1 --",
        "Player stacks: #1 \"Ann @ a\" (5)", " | ", "Uncalled bet of 5 returned to \"", "[Poker] ", " wins $", " goes ALL IN for $",
        " is Dealer.", " raised to 5.", "Flop (3 cards) dealt.",
        "The player \"a @ b\" changed the ID from a to b because", "Your hand is ", " has ", "'s stack is", "\0", "\uD83C", "\u202E", "\n",
        "\r", "'", ".", "!", " ",
    ];

    [Fact]
    public void Random_text_neither_throws_nor_spoils_the_next_hand()
    {
        var random = new Rng(1);
        foreach (var dialect in DialectCatalog.All)
        {
            for (var round = 0; round < Rounds; round++)
            {
                var hands = new List<AssembledHand>();
                var assembler = new HandAssembler(dialect);
                for (var line = 0; line < 30; line++)
                {
                    assembler.Take(line, Line(ref random), hands);
                }

                AssertNextHands(assembler, dialect, hands, 30);
                Assert.All(hands.OfType<AcceptedHand>(), hand => Assert.True(Replayer.Replay(hand.Hand).Agrees));
            }
        }
    }

    [Fact]
    public void Damaged_hands_are_accepted_as_legal_or_quarantined_with_a_line_of_theirs()
    {
        var random = new Rng(2);
        for (var round = 0; round < Rounds; round++)
        {
            var lines = new List<string>();
            PlainWriter.Write(RandomHands.Draw(ref random, round), lines);
            for (var faults = 1 + random.Below(3); faults > 0; faults--)
            {
                Damage(ref random, lines);
            }

            var hands = new List<AssembledHand>();
            var assembler = new HandAssembler(DialectCatalog.Plain);
            for (var i = 0; i < lines.Count; i++)
            {
                assembler.Take(i, lines[i], hands);
            }

            AssertNextHands(assembler, DialectCatalog.Plain, hands, lines.Count);
            foreach (var hand in hands.OfType<QuarantinedHand>())
            {
                Assert.InRange(hand.FaultLine, hand.FirstLine, hand.LastLine);
                Assert.NotEqual("", hand.Reason);
            }
        }
    }

    [Fact]
    public void Random_bytes_are_noise()
    {
        var random = new Rng(3);
        var assemblers = DialectCatalog.All.Select(dialect => new HandAssembler(dialect)).ToArray();
        var hands = new List<AssembledHand>();
        var bytes = new byte[400];
        for (var line = 0; line < Rounds; line++)
        {
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)random.Next();
            }

            foreach (var assembler in assemblers)
            {
                Assert.Equal(LineOutcome.Noise, assembler.Take(2 * line, Encoding.Latin1.GetString(bytes), hands));
                Assert.Equal(LineOutcome.Noise, assembler.Take((2 * line) + 1, Encoding.UTF8.GetString(bytes), hands));
            }
        }

        Assert.Empty(hands);
    }

    [Fact]
    public void A_line_of_ten_megabytes_is_passed_over_with_its_reason()
    {
        var hands = new List<AssembledHand>();
        var assembler = new HandAssembler(DialectCatalog.Plain);
        var line = string.Concat(Enumerable.Repeat("Ann raises to 50 folds ", 450_000));

        Assert.Equal(LineOutcome.TooLong, assembler.Take(0, line, hands));
        Assert.Equal(LineOutcome.Noise, assembler.Take(1, line.AsSpan(0, HandAssembler.MostLineLetters), hands));
        AssertNextHands(assembler, DialectCatalog.Plain, hands, 2);
    }

    // Whatever came before, the next two hands are those of an assembler that has seen nothing else.
    private static void AssertNextHands(HandAssembler assembler, IDialect dialect, List<AssembledHand> hands, long number)
    {
        string[] next = dialect.Name switch
        {
            "plain" => [.. Whole, .. Bare],
            "pokernow" => [.. PokerNow, .. PokerNow],
            "digitalpokertable" => [.. DigitalPokerTable, .. DigitalPokerTable],
            _ => [.. OnlinePoker, .. OnlinePoker],
        };
        foreach (var line in next)
        {
            assembler.Take(number++, line, hands);
        }

        assembler.Close(hands);
        var fresh = Lines.Assemble(dialect, next);
        Assert.Equal(fresh.Select(Text), hands.TakeLast(2).Select(Text));
        Assert.All(fresh, hand => Assert.IsType<AcceptedHand>(hand));
    }

    // Without its name, which counts the hands before.
    private static string Text(AssembledHand hand) => hand is AcceptedHand accepted ? RandomHands.Text(accepted.Hand with { Id = "" }) : $"{hand}";

    private static string Line(ref Rng random)
    {
        var line = new StringBuilder();
        for (var pieces = 1 + random.Below(7); pieces > 0; pieces--)
        {
            line.Append(Pieces[(int)random.Below((ulong)Pieces.Length)]);
        }

        return $"{line}";
    }

    private static void Damage(ref Rng random, List<string> lines)
    {
        var at = (int)random.Below((ulong)lines.Count);
        var line = lines[at];
        var cut = (int)random.Below((ulong)line.Length + 1);
        switch (random.Below(5))
        {
            case 0:
                lines[at] = line[..cut];
                break;
            case 1:
                lines[at] = $"{line[..cut]}{Line(ref random)}{line[cut..]}";
                break;
            case 2:
                lines.Insert(at, line);
                break;
            case 3:
                lines[at] = "";
                break;
            default:
                var other = (int)random.Below((ulong)lines.Count);
                (lines[at], lines[other]) = (lines[other], lines[at]);
                break;
        }
    }
}
