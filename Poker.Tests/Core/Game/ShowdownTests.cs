using Poker.Core.Game;

namespace Poker.Tests.Core.Game;

public sealed class ShowdownTests
{
    private static readonly Stakes Blinds = new(50, 100);

    [Fact]
    public void Side_pots_go_as_deep_as_there_are_stacks()
    {
        var state = Blinds.Start([400, 300, 200, 1000, 500]).Play("r200 r1000 c c c").RunOut();

        Assert.Equal(
            [(1000, 0b11111), (400, 0b11011), (300, 0b11001), (200, 0b11000)],
            Table.PotsOf(state));
        Assert.Equal([300, 400, 1000, 500, 200], Table.Pay(state, 3, 4, 5, 1, 2));
    }

    [Fact]
    public void What_the_folded_put_in_belongs_to_the_pots_it_reached()
    {
        var state = Blinds.Start([1000, 1000, 150]).Play("r150 r600 c / r300 f").RunOut();

        Assert.Equal([(450, 0b101), (900, 0b001)], Table.PotsOf(state));
        Assert.Equal([400 + 900, 400, 450], Table.Pay(state, 1, 9, 2));
    }

    [Fact]
    public void Odd_chips_go_one_each_to_the_winners_from_the_left_of_the_button()
    {
        var state = new Stakes(1, 2).Start([100, 100, 100, 100]).Play("c c f x / x x x / x x x / x x x");

        Assert.Equal([99, 98 + 3, 98 + 2, 98 + 2], Table.Pay(state, 0, 5, 5, 5));

        var twoOdd = new Stakes(1, 2, Ante: 1).Start([100, 100, 100, 100]).Play("c c f x / x x x / x x x / x x x");
        Assert.Equal([98, 97 + 4, 97 + 4, 97 + 3], Table.Pay(twoOdd, 0, 5, 5, 5));
    }

    [Fact]
    public void Successive_pots_with_the_same_winners_have_one_odd_chip()
    {
        var state = BettingState.Start([11, 26, 26, 100], new ForcedBets([], [0, 0, 0, 1], [1, 2, 0, 0])
        {
            CallTo = 2,
            MinimumBet = 2,
            FirstToAct = 3,
        }).Play("r14 c r26 c f").RunOut();

        Assert.Equal([(45, 0b0111), (33, 0b0110)], Table.PotsOf(state));
        Assert.Equal([0, 39, 39, 85], Table.Pay(state, 1, 2, 2, 0));
    }

    [Fact]
    public void A_mucked_hand_wins_nothing_that_a_shown_one_can_win()
    {
        var state = Blinds.Start([1000, 1000]).Play("c x / x x / x x / x x");

        Assert.Equal([900, 1100], Table.Pay(state, 0, 1));
        Assert.Equal([1000, 1000], Table.Pay(state, 0, 0));
    }

    [Fact]
    public void Two_boards_halve_each_pot_and_the_odd_chip_goes_with_the_first()
    {
        var state = new Stakes(1, 2).Start([25, 25, 25]).Play("r25 c c").RunOut();
        var stacks = new long[3];

        Showdown.SettleBoard(state, [9, 1, 1], 0, 2, stacks);
        Showdown.SettleBoard(state, [1, 9, 1], 1, 2, stacks);

        Assert.Equal([38, 37, 0], stacks);
    }

    [Fact]
    public void A_running_hand_cannot_be_paid_out() =>
        Assert.Throws<InvalidOperationException>(() => Table.Pay(Blinds.Start([1000, 1000]), 1, 1));
}
