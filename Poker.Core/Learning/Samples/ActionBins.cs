using Poker.Core.Game;

namespace Poker.Core.Learning.Samples;

/// <summary>Actions as bins and bins as actions. Every legal action but a needless fold is in a legal bin; a legal bin's action is in that bin.</summary>
public static class ActionBins
{
    /// <summary>How many there are.</summary>
    public const int Count = 9;

    private static readonly string[] Named =
        ["fold", "check_call", "raise_33", "raise_50", "raise_75", "raise_100", "raise_150", "raise_250", "all_in"];

    /// <summary>Their names, as docs and reports write them.</summary>
    public static ReadOnlySpan<string> Names => Named;

    /// <summary>The mask of the bins that the seat to act may choose: at least <see cref="ActionBin.CheckOrCall"/>.</summary>
    /// <exception cref="InvalidOperationException">Nobody is to act.</exception>
    public static int Legal(in BettingState state) => Legal(state, new RaiseSizes(state));

    /// <summary>The bin of a legal action.</summary>
    public static ActionBin Of(in BettingState state, PlayerAction action) => action.Kind switch
    {
        ActionKind.Fold => ActionBin.Fold,
        ActionKind.Raise => new RaiseSizes(state).BinOf(action.RaiseTo),
        _ => ActionBin.CheckOrCall,
    };

    /// <summary>The action that a legal bin stands for.</summary>
    /// <exception cref="ArgumentException">The bin is not legal.</exception>
    public static PlayerAction ActionOf(in BettingState state, ActionBin bin)
    {
        var sizes = new RaiseSizes(state);
        if (((Legal(state, sizes) >> (int)bin) & 1) == 0)
        {
            throw new ArgumentException($"The bin {bin} is not legal here.", nameof(bin));
        }

        return bin switch
        {
            ActionBin.Fold => PlayerAction.Fold,
            ActionBin.CheckOrCall => state.Legal().CanCheck ? PlayerAction.Check : PlayerAction.Call,
            _ => PlayerAction.To(sizes.TotalOf(bin)),
        };
    }

    private static int Legal(in BettingState state, in RaiseSizes sizes) =>
        (state.Legal().CanCheck ? 0 : 1 << (int)ActionBin.Fold) | 1 << (int)ActionBin.CheckOrCall | sizes.Legal();
}
