using System.Runtime.Intrinsics;

namespace Poker.Core.Solving.Blueprints;

/// <summary>Where a walker's updates go: straight into the tables, or into a log. Implementations are structs, so that calls are inlined.</summary>
internal interface IUpdates
{
    /// <summary>Adds to the regrets of an information set.</summary>
    /// <param name="address">Its first regret.</param>
    /// <param name="wide">Whether the numbers are doubles.</param>
    /// <param name="deltas">A lane an action; the lanes beyond hold anything.</param>
    /// <param name="actions">2 to 7.</param>
    /// <param name="floor">The least that a regret may be.</param>
    void AddRegrets(nint address, bool wide, Vector256<float> deltas, int actions, float floor);

    /// <summary>Adds to the averages of an information set, whose first stands at the address.</summary>
    void AddAverages(nint address, bool wide, Vector256<float> deltas, int actions);
}
