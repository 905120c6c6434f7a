using Poker.Core.Cards;
using Poker.Core.Dialects;
using Poker.Core.Dialects.Writing;
using Poker.Core.Histories;
using Poker.Core.Numerics;

namespace Poker.Tests.Core.Dialects;

public sealed class RoundTripTests
{
    private const int Hands = 2_000;

    [Fact]
    public void Plain_lines_of_random_hands_are_read_back_as_the_hands_they_were()
    {
        var random = new Rng(1);
        var assembler = new HandAssembler(DialectCatalog.Named("plain"));
        var (expected, read, number) = (new List<string>(), new List<AssembledHand>(), 0);
        for (var i = 1; i <= Hands; i++)
        {
            var hand = RandomHands.Draw(ref random, i);
            var lines = new List<string>();
            PlainWriter.Write(hand, lines);
            lines.ForEach(line => assembler.Take(number++, line, read));
            expected.Add(RandomHands.Text(hand with { PlayerIds = hand.Players, DealtOpen = (1 << hand.Stacks.Length) - 1, Leniencies = DialectCatalog.Plain.Leniencies }));
        }

        assembler.Close(read);
        AssertSame(expected, read);
    }

    [Fact]
    public void PokerNow_lines_of_random_hands_are_read_back_as_far_as_they_tell()
    {
        var random = new Rng(2);
        var dialect = DialectCatalog.Named("pokernow");
        var assembler = new HandAssembler(dialect);
        var (expected, read, number) = (new List<string>(), new List<AssembledHand>(), 0);
        for (var i = 1; i <= Hands; i++)
        {
            var hand = RandomHands.Draw(ref random, i);
            // A big blind that is too short would not tell what the others have to call.
            var lines = new List<string> { $"The game's big blind was changed from 0 to {(decimal)hand.MinimumBet / hand.ChipsPerUnit:F2}." };
            PokerNowWriter.Write(hand, lines);
            lines.ForEach(line => assembler.Take(number++, line, read));
            expected.Add(RandomHands.Text(hand with { PlayerIds = Ids(hand), Pockets = Shown(hand), Leniencies = dialect.Leniencies }));
        }

        assembler.Close(read);
        AssertSame(expected, read);
    }

    private static void AssertSame(List<string> expected, List<AssembledHand> read)
    {
        Assert.Equal(expected.Count, read.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            var accepted = read[i] as AcceptedHand;
            Assert.True(accepted is not null, $"{read[i]}");
            Assert.Equal(expected[i], RandomHands.Text(accepted.Hand));
            Assert.Equal(Leniencies.None, accepted.Used);
        }
    }

    // Letters that IDs cannot hold are written as numbers.
    private static string[] Ids(RecordedHand hand) =>
        [.. hand.Players.Select(name => string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? $"{letter}" : $"{(int)letter}")))];

    // Whoever is left after the river shows.
    private static CardSet[] Shown(RecordedHand hand)
    {
        var folded = hand.Events.Where(one => one.Kind == RecordedKind.Fold).Select(one => one.Seat).ToHashSet();
        var isShowdown = folded.Count < hand.Stacks.Length - 1;
        return [.. hand.Pockets.Select((pocket, seat) => isShowdown && !folded.Contains(seat) ? pocket : CardSet.Empty)];
    }
}
