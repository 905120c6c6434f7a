using System.Runtime.InteropServices;

using Poker.Core.Cards;
using Poker.Core.Game;
using Poker.Core.Play;

namespace Poker.Core.Learning.Samples;

/// <summary>What was done so far that <see cref="BettingState"/> forgets: who raised how often, and who has called or checked since.</summary>
/// <remarks>Public knowledge alone. A value without references; its default stands before the first action. Counts end at 15.</remarks>
[StructLayout(LayoutKind.Auto)]
public struct BettingTrace
{
    private const int CountBits = 4;
    private const ulong MostCounted = 15;

    // Four bits a street, or a seat.
    private ulong _raisesOnStreets;
    private ulong _raisesOfSeats;
    private ulong _raisesOfSeatsNow;

    // Seats + 1, 0 for nobody.
    private int _raiser;
    private int _earlierRaiser;
    private Street _street;

    /// <summary>The trace of all that a player's view tells.</summary>
    public static BettingTrace Of(in PlayerView view)
    {
        var trace = default(BettingTrace);
        var state = view.Stakes.Start(view.StartingStacks);
        foreach (var action in view.Actions)
        {
            while (state.Phase == BettingPhase.AwaitingBoard)
            {
                state.DealStreet();
            }

            trace.Add(state, action);
            state.Act(action);
        }

        return trace;
    }

    /// <summary>Seat of the last bet or raise of the hand, or −1.</summary>
    public readonly int Raiser => _raiser - 1;

    /// <summary>Seat of the last bet or raise before this street, or −1.</summary>
    public readonly int EarlierRaiser => _earlierRaiser - 1;

    /// <summary>The last bet or raise of this street, as a part of the pot after its maker's call; 0 if there was none.</summary>
    public double LastRaisePotPart { readonly get; private set; }

    /// <summary>Calls on this street since its last bet or raise.</summary>
    public int Calls { readonly get; private set; }

    /// <summary>Checks on this street.</summary>
    public int Checks { readonly get; private set; }

    /// <summary>Mask of the seats that called or raised before the flop.</summary>
    public int Volunteers { readonly get; private set; }

    /// <summary>Bets and raises on a street; posts are none.</summary>
    public readonly int RaisesOn(Street street) => Count(_raisesOnStreets, (int)street);

    /// <summary>A seat's bets and raises in the hand.</summary>
    public readonly int RaisesOf(int seat) => Count(_raisesOfSeats, seat);

    /// <summary>A seat's bets and raises on this street.</summary>
    public readonly int RaisesNowOf(int seat) => Count(_raisesOfSeatsNow, seat);

    /// <summary>The trace as it stands on a street on which nobody may have acted yet.</summary>
    public readonly BettingTrace On(Street street)
    {
        var trace = this;
        trace.Open(street);
        return trace;
    }

    /// <summary>Adds the action that comes next.</summary>
    /// <param name="before">The betting before it.</param>
    /// <param name="action">A legal action of the seat to act.</param>
    public void Add(in BettingState before, PlayerAction action)
    {
        Open(before.Street);
        var seat = before.ToAct;
        switch (action.Kind)
        {
            case ActionKind.Check:
                Checks++;
                break;
            case ActionKind.Call:
                Calls++;
                break;
            case ActionKind.Raise:
                AddRaise(before, seat, action.RaiseTo);
                break;
        }

        if (before.Street == Street.Preflop && action.Kind is ActionKind.Call or ActionKind.Raise)
        {
            Volunteers |= 1 << seat;
        }
    }

    private void AddRaise(in BettingState before, int seat, long total)
    {
        LastRaisePotPart = new RaiseSizes(before).PotPartOf(total);
        Calls = 0;
        _raiser = seat + 1;
        Increase(ref _raisesOnStreets, (int)before.Street);
        Increase(ref _raisesOfSeats, seat);
        Increase(ref _raisesOfSeatsNow, seat);
    }

    private void Open(Street street)
    {
        if (street == _street)
        {
            return;
        }

        (_street, _earlierRaiser, _raisesOfSeatsNow) = (street, _raiser, 0);
        (LastRaisePotPart, Calls, Checks) = (0, 0, 0);
    }

    private static int Count(ulong counts, int place) => (int)(counts >> (CountBits * place) & MostCounted);

    private static void Increase(ref ulong counts, int place) =>
        counts += Count(counts, place) < (int)MostCounted ? 1UL << (CountBits * place) : 0;
}
