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

    private static readonly string[] Pieces =
    [
        "Ann", "Bob", "Cy", " folds", " checks", " calls", " raises to", " raises by", " bets", " is all-in", " and is all-in", " posts the big blind of", " posts an ante of",
        " wins", " split ", " and ", " shows", " Ah", " Kd", "10♥", " 20", " 999999999999", " 1,000", " 0.0001", "$", "Flop:", "Turn:", "River:", "Board:", "Hand #3", "Hand over",
        "Seat 1:", "Dealer:", "Blinds: 1/2", "(", ")", "[", "]", "*** ", "\"", " @ ", "\" ", "-- starting hand #1 ", " (No Limit Texas Hold'em) (dealer: \"", "\") --", "-- ending hand #1 --",
        "Player stacks: #1 \"Ann @ a\" (5)", " | ", "Uncalled bet of 5 returned to \"", "[Poker] ", " wins $", " goes ALL IN for $", " is Dealer.", " raised to 5.", "Flop (3 cards) dealt.",
        "The player \"a @ b\" changed the ID from a to b because", "Your hand is ", " has ", "'s stack is", "\0", "\uD83C", "\u202E", "\n", "\r", "'", ".", "!", " ",
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

                AssertNextHand(assembler, dialect, hands, 30);
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

            AssertNextHand(assembler, DialectCatalog.Plain, hands, lines.Count);
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
                Assert.Equal(LineOutcome.Noise, assembler.Take(line, Encoding.Latin1.GetString(bytes), hands));
                Assert.Equal(LineOutcome.Repeated, assembler.Take(line, Encoding.UTF8.GetString(bytes), hands));
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
        AssertNextHand(assembler, DialectCatalog.Plain, hands, 2);
    }

    private static void AssertNextHand(HandAssembler assembler, IDialect dialect, List<AssembledHand> hands, long number)
    {
        if (dialect == DialectCatalog.Plain)
        {
            foreach (var line in Whole)
            {
                assembler.Take(number++, line, hands);
            }
        }

        assembler.Close(hands);
        if (dialect == DialectCatalog.Plain)
        {
            var accepted = Assert.IsType<AcceptedHand>(hands[^1]);
            Assert.Equal(("9", 3), (accepted.Id, accepted.Hand.Players.Length));
            Assert.Equal([195, 205, 150], accepted.Hand.Finishing!);
        }
    }

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
