using Poker.Bot.Deciding;
using Poker.Core.Cards;

namespace Poker.Tests.Bot.Deciding;

public sealed class QuestionReaderTests
{
    private static readonly DecisionQuestion Flop = Spots.Button with { Actions = ["r250", "c", "c"], Board = "2h7dTc", Seat = 1 };

    public static TheoryData<string, string, object> Bad => new()
    {
        { "stacks", "stacks is missing", Spots.Button with { Stacks = null } },
        { "stacks", "stacks has 1 entries: 2 to 10", Spots.Button with { Stacks = [100] } },
        { "stacks", "stacks has 11 entries", Spots.Button with { Stacks = [.. Enumerable.Repeat(100L, 11)] } },
        { "stacks", "stacks[1] is 0", Spots.Button with { Stacks = [100, 0] } },
        { "stacks", "stacks[0] is 9223372036854775807", Spots.Button with { Stacks = [long.MaxValue, 1] } },
        { "bigBlind", "bigBlind is 0", Spots.Button with { BigBlind = 0 } },
        { "smallBlind", "smallBlind is 200: it has to be 0 to the big blind, which is 100", Spots.Button with { SmallBlind = 200 } },
        { "ante", "ante is -1", Spots.Button with { Ante = -1 } },
        { "pocket", "pocket has 0 cards", Spots.Button with { Pocket = null } },
        { "pocket", "pocket has 3 cards", Spots.Button with { Pocket = "AhAdAc" } },
        { "pocket", "pocket cannot be read: The card Ah stands twice", Spots.Button with { Pocket = "AhAh" } },
        { "pocket", "pocket cannot be read", Spots.Button with { Pocket = "1x" } },
        { "pocket", "pocket has 82 characters", Spots.Button with { Pocket = new string(' ', 82) } },
        { "pocket", "pocket and board share Ah", Flop with { Board = "Ah7dTc" } },
        { "board", "board has 3 cards, but after these actions the hand is on the preflop, which shows 0", Spots.Button with { Board = "2h7dTc" } },
        { "board", "board has 0 cards, but after these actions the flop is dealt: give the 3 cards", Flop with { Board = null } },
        { "board", "board has 4 cards, but after these actions the hand is on the flop", Flop with { Board = "2h7dTcJs" } },
        { "board", "the turn is dealt: give the 4 cards", Flop with { Actions = ["c", "c", "c", "c"] } },
        { "board", "the turn is dealt: give the 4 cards", Flop with { Actions = ["c", "c", "c", "c", "c"] } },
        { "actions", "actions[0] is 'raise': write f for a fold", Spots.Button with { Actions = ["raise"] } },
        { "actions", "actions[0] is 'r-5'", Spots.Button with { Actions = ["r-5"] } },
        { "actions", "actions[0] is ''", Spots.Button with { Actions = [null!] } },
        { "actions", "actions[0] is 'r150', but seat 1 cannot raise to 150: the smallest raise is to 200", Spots.Button with { Actions = ["r150"] } },
        { "actions", "actions[1] is 'r20000', but seat 0 cannot raise to 20000: the largest raise", Spots.Button with { Actions = ["c", "r20000"] } },
        { "actions", "actions[1] is 'c', but nobody is to act any more", Spots.Button with { Actions = ["f", "c"] } },
        { "actions", "The hand is over after these actions", Spots.Button with { Actions = ["f"] } },
        { "actions", "All are all-in after these actions", Spots.Button with { Actions = ["r10000", "c"] } },
        { "actions", "actions has 501 entries: at most 500", Spots.Button with { Actions = [.. Enumerable.Repeat("c", 501)] } },
        { "seat", "seat is 0, but after these actions it is the turn of seat 1", Spots.Button with { Seat = 0 } },
        { "hand", "hand has to be at most 100 characters", Spots.Button with { Hand = new string('x', 101) } },
        { "table", "none of them a control character", Spots.Button with { Table = "a\nb" } },
    };

    [Fact]
    public void What_a_player_sees_is_understood()
    {
        var spot = QuestionReader.Read(Flop);

        Assert.Equal(
            (Street.Flop, 1, 500L, 3, "AhAd", "Tc7d2h"),
            (spot.Betting.Street, spot.Betting.ToAct, spot.Betting.PotChips, spot.Actions.Length, spot.Pocket.ToString(), spot.Board.ToString()));
        Assert.Equal(2, QuestionReader.Read(Spots.Button with { Stacks = [100, 100, 10_000], Actions = [], Seat = 2 }).Betting.ToAct);
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_is_wrong_is_told_with_its_field(string field, string problem, object question)
    {
        var error = Assert.Throws<BadQuestionException>(() => QuestionReader.Read((DecisionQuestion)question));

        Assert.Equal(field, error.Field);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_comes_is_understood_or_refused()
    {
        string[] words = ["f", "c", "r200", "r400", "r1000", "r10000", "r", "x", "c", "c"];
        string[] boards = ["", "2h7dTc", "2h7dTcJs", "2h7dTcJs3d", "AhKd2c", "2h"];
        var random = new Random(5);
        for (var i = 0; i < 20_000; i++)
        {
            var question = Spots.Button with
            {
                Stacks = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => (long)random.Next(0, 3000))],
                Ante = random.Next(0, 3) * 10,
                Actions = [.. Enumerable.Range(0, random.Next(0, 9)).Select(_ => words[random.Next(words.Length)])],
                Board = boards[random.Next(boards.Length)],
            };
            try
            {
                Assert.True(QuestionReader.Read(question).Betting.ToAct >= 0);
            }
            catch (BadQuestionException)
            {
                // Refused.
            }
        }
    }
}
