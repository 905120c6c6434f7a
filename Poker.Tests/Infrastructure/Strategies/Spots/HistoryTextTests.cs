using Poker.Core.Cards;
using Poker.Core.Game;
using Poker.Infrastructure.Strategies;
using Poker.Infrastructure.Strategies.Spots;

namespace Poker.Tests.Infrastructure.Strategies.Spots;

public sealed class HistoryTextTests
{
    [Fact]
    public void Words_become_actions()
    {
        var state = Read("b2.5 r8 c / x p0.5 1/3p c / x x / a", out var actions);

        // 16 bb on the flop: half is 8; then 32 after the call, a third of it to 18.67; 53.33 bb on the turn and the river.
        PlayerAction[] expected =
        [
            PlayerAction.To(250), PlayerAction.To(800), PlayerAction.Call,
            PlayerAction.Check, PlayerAction.To(800), PlayerAction.To(1_867), PlayerAction.Call,
            PlayerAction.Check, PlayerAction.Check,
            PlayerAction.To(10_000 - 800 - 1_867),
        ];
        Assert.Equal(expected, actions);
        Assert.Equal((Street.River, 1), (state.Street, state.ToAct));
    }

    [Theory]
    [InlineData("", Street.Preflop, 1)]
    [InlineData("c x", Street.Flop, 0)]
    [InlineData("c x /", Street.Flop, 0)]
    public void The_next_street_is_dealt_where_nothing_else_is_left(string text, Street street, int toAct)
    {
        var state = Read(text, out _);

        Assert.Equal((street, toAct), (state.Street, state.ToAct));
    }

    [Theory]
    [InlineData("b1.5", "'b1.5', word 1 of the history, is not possible: the button may f, c, b2 to b100 (a) there.")]
    [InlineData("c c", "'c', word 2 of the history, is not possible: the big blind may x, b2 to b100 (a) there.")]
    [InlineData("c / x", "'/', word 2 of the history, is not possible: the big blind may x, b2 to b100 (a) there.")]
    [InlineData("c x x", "'x', word 3 of the history, is not possible: the preflop is closed there, write / before what follows.")]
    [InlineData("b2.5 f x", "'x', word 3 of the history, is not possible: the betting is over there.")]
    [InlineData("a c /", "'/', word 3 of the history, is not possible: the betting is over there.")]
    [InlineData("raise", "'raise', word 1 of the history")]
    [InlineData("b-3", "'b-3', word 1 of the history")]
    [InlineData("b1e99", "'b1e99', word 1 of the history")]
    [InlineData("1/0p", "'1/0p', word 1 of the history")]
    [InlineData("b99999999999999999999", "word 1 of the history")]
    public void A_word_that_cannot_be_is_named_with_what_could(string text, string message)
    {
        var error = Assert.Throws<StrategyException>(() => Read(text, out _));

        Assert.StartsWith(message.StartsWith('\'') ? message : "'", error.Message);
        Assert.Contains(message, error.Message);
        Assert.True(error.IsBadInput);
    }

    private static BettingState Read(string text, out PlayerAction[] actions) =>
        HistoryText.Read(text, new Stakes(50, 100).Start([10_000, 10_000]), 100, out actions);
}
