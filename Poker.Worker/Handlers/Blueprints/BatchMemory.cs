using Poker.Core.Solving.Blueprints;

namespace Poker.Worker.Handlers.Blueprints;

/// <summary>The memory that one worker needs to train a blueprint.</summary>
public static class BatchMemory
{
    private const long OtherBytes = 200L << 20;

    // The tables, the copy that is trained, and a batch's frames: a float for at most every number, of 4 and 8 bytes, and their bits.
    private const double TimesTables = 2.7;

    /// <summary>Bytes, the runtime and the buckets included.</summary>
    public static long Of(BlueprintSize size) => (long)(TimesTables * size.TableBytes) + size.TreeBytes + OtherBytes;
}
