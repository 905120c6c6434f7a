using Poker.Core.Game;
using Poker.Core.Histories;

namespace Poker.Core.Play.Matches;

/// <summary>A hand of a match, whole.</summary>
/// <param name="Number">Its number in the match, from 0.</param>
/// <param name="Stakes">The forced bets.</param>
/// <param name="Players">Who sat in each seat.</param>
/// <param name="Starting">Each seat's chips before.</param>
/// <param name="Deal">The cards.</param>
/// <param name="Actions">What was done, in order.</param>
/// <param name="Finishing">Each seat's chips after.</param>
public sealed record PlayedHand(
    long Number, Stakes Stakes, string[] Players, long[] Starting, Deal Deal, PlayerAction[] Actions, long[] Finishing)
{
    /// <summary>The hand as hand histories know it, every pocket included.</summary>
    public RecordedHand ToRecord()
    {
        var seats = Starting.Length;
        var (antes, dead, blinds) = (new long[seats], new long[seats], new long[seats]);
        var last = Stakes.Post(antes, dead, blinds);
        return new()
        {
            Id = $"{Number + 1}",
            Players = Players,
            Stacks = Starting,
            Antes = antes,
            Dead = dead,
            Blinds = blinds,
            CallTo = blinds[last],
            MinimumBet = Stakes.BigBlind,
            FirstToAct = (last + 1) % seats,
            Pockets = [.. Enumerable.Range(0, seats).Select(seat => Deal.Pocket(seat))],
            DealtOpen = Seats.All(seats),
            Events = [.. Events()],
            Finishing = Finishing,
        };
    }

    private IEnumerable<RecordedEvent> Events()
    {
        var state = Stakes.Start(Starting);
        for (var next = 0; !state.IsOver;)
        {
            if (state.ToAct < 0)
            {
                var shown = Deal.Board(state.Street);
                state.DealStreet();
                yield return RecordedEvent.Board(Deal.Board(state.Street) - shown);
                continue;
            }

            var (action, legal) = (Actions[next++], state.Legal());
            yield return action.Kind switch
            {
                ActionKind.Fold => RecordedEvent.Action(RecordedKind.Fold, legal.Seat),
                ActionKind.Check => RecordedEvent.Action(RecordedKind.Check, legal.Seat),
                ActionKind.Call => RecordedEvent.Action(RecordedKind.Call, legal.Seat, legal.CallChips),
                _ => RecordedEvent.Action(RecordedKind.Raise, legal.Seat, action.RaiseTo),
            };
            state.Act(action);
        }
    }
}
