using Poker.Core.Cards;
using Poker.Core.Game;

namespace Poker.Tests.Core.Game;

public sealed class BettingStateTests
{
    private static readonly Stakes Blinds = new(50, 100);

    [Fact]
    public void Blinds_are_posted_left_of_the_button_and_the_next_seat_acts_first()
    {
        var state = Blinds.Start([1000, 1000, 1000, 1000]);

        Assert.Equal([950, 900, 1000, 1000], Table.Stacks(state));
        Assert.Equal(new LegalActions(2, 100, 200, 1000), state.Legal());
        Assert.Equal(150, state.PotChips);
    }

    [Fact]
    public void Heads_up_the_button_posts_the_small_blind_acts_first_before_the_flop_and_last_after_it()
    {
        var state = Blinds.Start([1000, 1000]);

        Assert.Equal([900, 950], Table.Stacks(state));
        Assert.Equal(1, state.ToAct);
        Assert.Equal(0, state.Play("c x /").ToAct);
    }

    [Fact]
    public void The_big_blind_may_raise_when_everyone_has_called()
    {
        var state = Blinds.Start([1000, 1000, 1000]).Play("c c");

        Assert.Equal(new LegalActions(1, 0, 200, 1000), state.Legal());
        Assert.Equal(BettingPhase.AwaitingBoard, state.Play("x").Phase);
    }

    [Fact]
    public void Antes_are_each_players_stake_and_leave_the_call_as_it_is()
    {
        var state = new Stakes(50, 100, Ante: 10).Start([1000, 1000, 1000]);

        Assert.Equal([940, 890, 990], Table.Stacks(state));
        Assert.Equal(new LegalActions(2, 100, 200, 990), state.Legal());
        Assert.Equal(180, state.PotChips);
    }

    [Fact]
    public void A_big_blind_ante_is_dead_money_of_the_main_pot()
    {
        var state = new Stakes(50, 100, Ante: 100, AnteKind.BigBlind).Start([1000, 1000, 30]).Play("c c x").RunOutChecking();

        Assert.Equal([(30 * 3 + 100, 0b111), (140, 0b011)], Table.PotsOf(state));
        Assert.Equal([900 + 140, 800, 190], Table.Pay(state, 2, 1, 3));
    }

    [Fact]
    public void A_straddle_raises_the_call_and_the_smallest_raise_of_the_first_street_alone()
    {
        var state = new Stakes(50, 100, Straddle: 200).Start([1000, 1000, 1000, 1000]);

        Assert.Equal(new LegalActions(3, 200, 400, 1000), state.Legal());
        state = state.Play("c c c");
        Assert.Equal(new LegalActions(2, 0, 400, 1000), state.Legal());
        Assert.Equal(new LegalActions(0, 0, 100, 800), state.Play("x /").Legal());
    }

    [Fact]
    public void Heads_up_the_button_straddles_over_its_small_blind()
    {
        var state = new Stakes(50, 100, Straddle: 200).Start([1000, 1000]);

        Assert.Equal([900, 800], Table.Stacks(state));
        Assert.Equal(new LegalActions(0, 100, 400, 1000), state.Legal());
    }

    [Fact]
    public void A_raise_adds_at_least_the_last_full_raise()
    {
        var state = Blinds.Start([5000, 5000, 5000]).Play("r350");

        Assert.Equal(new LegalActions(0, 300, 600, 5000), state.Legal());
        Assert.Equal(new LegalActions(1, 900, 1650, 5000), state.Play("r1000").Legal());
    }

    [Fact]
    public void A_stack_too_short_for_a_full_raise_may_raise_all_in_and_the_next_full_raise_adds_to_that()
    {
        var state = Blinds.Start([5000, 5000, 5000, 450]).Play("r300");

        Assert.Equal(new LegalActions(3, 300, 450, 450), state.Legal());
        Assert.Equal(new LegalActions(0, 400, 650, 5000), state.Play("r450").Legal());
    }

    [Fact]
    public void A_short_all_in_does_not_let_those_raise_again_who_have_acted()
    {
        var state = Blinds.Start([5000, 5000, 5000, 450]).Play("r300 r450 f c");

        Assert.Equal(new LegalActions(2, 150, 0, 0), state.Legal());
        Assert.Equal(Refusal.NotReopened, state.RefusalOf(PlayerAction.To(2000)));
    }

    [Fact]
    public void Short_all_ins_that_together_make_a_full_raise_reopen_the_betting()
    {
        var state = Blinds.Start([5000, 5000, 5000, 400, 510]).Play("r300 r400 r510 f f");

        Assert.Equal(new LegalActions(2, 210, 0, 0), state.Legal());

        var withCaller = Blinds.Start([5000, 5000, 5000, 400, 510]).Play("r300 r400 r510 c f");
        Assert.Equal(new LegalActions(2, 210, 710, 5000), withCaller.Legal());
    }

    [Fact]
    public void Who_called_between_two_short_all_ins_faces_too_little_to_raise_again()
    {
        var state = Blinds.Start([510, 5000, 5000, 400, 5000]).Play("r300 r400 c r510 c");
        Assert.Equal(new LegalActions(2, 210, 710, 5000), state.Legal());

        state = state.Play("c");
        Assert.Equal(new LegalActions(4, 110, 0, 0), state.Legal());
    }

    [Fact]
    public void A_short_all_in_bet_does_not_let_those_raise_who_have_checked()
    {
        var state = Blinds.Start([5000, 5000, 140]).Play("c c x / x x r40");

        Assert.Equal(new LegalActions(0, 40, 0, 0), state.Legal());
    }

    [Theory]
    [InlineData(Reopening.FullRaise, 0)]
    [InlineData(Reopening.RunOfAllIns, 230)]
    public void A_streets_first_raise_reopens_the_betting_when_short_in_PokerKit_alone(Reopening reopening, long smallestRaise)
    {
        var forced = new ForcedBets([], [], [50, 100, 0, 0]) { CallTo = 100, MinimumBet = 100, FirstToAct = 2, Reopening = reopening };

        Assert.Equal(smallestRaise, BettingState.Start([5000, 5000, 5000, 130], forced).Play("c r130 c c").Legal().MinRaiseTo);
    }

    [Theory]
    [InlineData(Reopening.FullRaise, 0)]
    [InlineData(Reopening.RunOfAllIns, 450)]
    public void A_short_all_in_after_a_full_one_reopens_the_betting_in_PokerKit_alone(Reopening reopening, long smallestRaise)
    {
        var forced = new ForcedBets([], [], [50, 100, 0, 0, 0]) { CallTo = 100, MinimumBet = 100, FirstToAct = 2, Reopening = reopening };
        var state = BettingState.Start([5000, 5000, 250, 5000, 300], forced).Play("r250 c r300 c c");

        Assert.Equal((3, smallestRaise), (state.ToAct, state.Legal().MinRaiseTo));
    }

    [Fact]
    public void Nobody_can_raise_opponents_who_are_all_in()
    {
        var state = Blinds.Start([500, 5000, 300]).Play("r300 f");
        Assert.Equal(new LegalActions(1, 200, 0, 0), state.Legal());
        Assert.Equal(Refusal.NobodyCanAnswer, state.RefusalOf(PlayerAction.To(1000)));
    }

    [Fact]
    public void A_short_big_blind_does_not_lower_what_others_call()
    {
        var state = Blinds.Start([1000, 30, 1000]);

        Assert.Equal(new LegalActions(2, 100, 200, 1000), state.Legal());
        Assert.Equal([(90, 0b111), (140, 0b101)], Table.PotsOf(state.Play("c c")));
    }

    [Fact]
    public void A_lone_player_who_has_matched_a_short_big_blind_has_nothing_to_decide()
    {
        var state = Blinds.Start([30, 1000]);

        Assert.True(state.IsRunOut);
        Assert.Equal([0, 970], Table.Stacks(state));
        Assert.Equal(60, state.PotChips);
    }

    [Fact]
    public void A_missing_small_blind_is_dead_and_a_missing_big_blind_is_live()
    {
        var state = BettingState.Start(
            [1000, 1000, 1000, 1000],
            new ForcedBets([], [0, 0, 0, 50], [50, 100, 0, 100]) { CallTo = 100, MinimumBet = 100, FirstToAct = 2 });

        Assert.Equal(new LegalActions(3, 0, 200, 950), state.Play("c").Legal());
        Assert.Equal(400 + 50, state.Play("c x c x").PotChips);
    }

    [Fact]
    public void An_uncalled_bet_is_returned()
    {
        var state = Blinds.Start([1000, 1000, 1000]).Play("r700 f f");

        Assert.Equal(BettingPhase.Uncontested, state.Phase);
        Assert.Equal(250, state.PotChips);
        Assert.Equal([950, 900, 1150], Table.Pay(state));
    }

    [Fact]
    public void What_a_caller_cannot_match_is_returned_before_the_run_out()
    {
        var state = Blinds.Start([1000, 400]).Play("c r1000 c");

        Assert.True(state.IsRunOut);
        Assert.Equal([600, 0], Table.Stacks(state));
        Assert.Equal([600, 800], Table.Pay(state.RunOut(), 1, 2));
    }

    [Fact]
    public void The_board_runs_out_without_action_when_all_are_all_in()
    {
        var state = Blinds.Start([500, 500, 500]).Play("r500 c c");

        foreach (var street in new[] { Street.Flop, Street.Turn, Street.River })
        {
            Assert.True(state.IsRunOut);
            Assert.Equal(-1, state.ToAct);
            state.DealStreet();
            Assert.Equal(street, state.Street);
        }

        Assert.Equal(BettingPhase.Showdown, state.Phase);
    }

    [Fact]
    public void Everybody_can_be_all_in_from_the_forced_bets()
    {
        var state = new Stakes(50, 100, Ante: 10).Start([10, 60, 5]);

        Assert.True(state.IsRunOut);
        Assert.Equal([15 + 10, 50, 0], Table.Pay(state.RunOut(), 3, 2, 1));
    }

    [Theory]
    [InlineData("x", Refusal.CheckFacingBet)]
    [InlineData("r150", Refusal.BelowMinimum)]
    [InlineData("r1001", Refusal.AboveStack)]
    public void An_illegal_action_is_refused_with_the_reason_and_changes_nothing(string script, Refusal reason)
    {
        var state = Blinds.Start([1000, 1000, 1000]);
        var before = state;
        var action = script == "x" ? PlayerAction.Check : PlayerAction.To(long.Parse(script.AsSpan(1)));

        Assert.False(state.TryAct(action, out var refusal));
        Assert.Equal(reason, refusal);
        Assert.Equal(Picture.Of(before), Picture.Of(state));
        Assert.Throws<InvalidOperationException>(() => before.After(action));
    }

    [Fact]
    public void Refusals_name_their_reason()
    {
        var state = Blinds.Start([1000, 1000, 1000]);

        Assert.Equal(
            "Seat 2 cannot raise to 150: the smallest raise is to 200.",
            Assert.Throws<InvalidOperationException>(() => state.After(PlayerAction.To(150))).Message);
        Assert.Equal(Refusal.NothingToCall, state.Play("c c").RefusalOf(PlayerAction.Call));
        Assert.Equal(Refusal.NobodyToAct, state.Play("c c x").RefusalOf(PlayerAction.Check));
        Assert.Equal(Refusal.UnknownAction, state.RefusalOf(new PlayerAction((ActionKind)9, 0)));
        Assert.Equal(Refusal.StackTooShort, Blinds.Start([1000, 1000, 100]).RefusalOf(PlayerAction.To(100)));
    }

    [Fact]
    public void Assigning_a_copy_back_undoes_any_number_of_actions()
    {
        var state = Blinds.Start([1000, 1000, 1000]);
        var snapshot = state;

        state = state.Play("r300 c f / x r200 c /");
        state = snapshot;

        Assert.Equal(Picture.Of(Blinds.Start([1000, 1000, 1000])), Picture.Of(state));
    }

    [Fact]
    public void Impossible_tables_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Blinds.Start([1000]));
        Assert.Throws<ArgumentException>(() => Blinds.Start(new long[11]));
        Assert.Throws<ArgumentException>(() => Blinds.Start([1000, 0]));
        Assert.Throws<ArgumentException>(() => new Stakes(200, 100).Start([1000, 1000]));
        Assert.Throws<InvalidOperationException>(() => Blinds.Start([1000, 1000]).Play("/"));
    }
}
