namespace Poker.Core.Solving.Batches;

/// <summary>What a frame's values are.</summary>
public enum FrameKind : byte
{
    /// <summary>Floats to be added.</summary>
    Delta = 1,

    /// <summary>The numbers themselves, bit for bit.</summary>
    Numbers = 2,
}
