using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

using Poker.Core.Numerics;

namespace Poker.Core.Solving.Blueprints;

/// <summary>Updates that are added to the tables at once. Several threads may do so: races then lose single updates.</summary>
internal readonly struct DirectUpdates : IUpdates
{
    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddRegrets(nint address, bool wide, Vector256<float> deltas, int actions, float floor)
    {
        if (wide)
        {
            ActionLanes.AddWide(address, deltas, actions, floor);
            return;
        }

        ActionLanes.Store(address, Vector256.Max(ActionLanes.Load(address) + deltas, Vector256.Create(floor)), actions);
    }

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddAverages(nint address, bool wide, Vector256<float> deltas, int actions)
    {
        if (wide)
        {
            ActionLanes.AddWide(address, deltas, actions, 0);
            return;
        }

        ActionLanes.Store(address, ActionLanes.Load(address) + deltas, actions);
    }
}
