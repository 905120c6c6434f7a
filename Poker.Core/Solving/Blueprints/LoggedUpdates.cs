using System.Runtime.Intrinsics;

namespace Poker.Core.Solving.Blueprints;

/// <summary>Updates that go into a log, while the tables stand still.</summary>
internal struct LoggedUpdates(BlueprintTables tables) : IUpdates
{
    private readonly nint _wide = tables.Block.Address;
    private readonly nint _narrow = tables.Block.Address + (nint)tables.RegretAt(tables.Layout.WideEntries);
    private readonly long _wideEntries = tables.Layout.WideEntries;

    /// <summary>The log of the part that is walked.</summary>
    public UpdateLog Log { get; set; } = new();

    /// <inheritdoc />
    public readonly void AddRegrets(nint address, bool wide, Vector256<float> deltas, int actions, float floor) =>
        Log.Add(EntryOf(address, wide), false, deltas, actions);

    /// <inheritdoc />
    public readonly void AddAverages(nint address, bool wide, Vector256<float> deltas, int actions) =>
        Log.Add(EntryOf(address - (nint)(wide ? tables.WideBytes : tables.NarrowBytes), wide), true, deltas, actions);

    private readonly long EntryOf(nint address, bool wide) =>
        wide ? (address - _wide) / sizeof(double) : _wideEntries + ((address - _narrow) / sizeof(float));
}
