namespace Poker.Capture.DevTools;

/// <summary>How much of what a browser tells is kept for its reader; bytes as they came.</summary>
/// <param name="Events">Beyond so many events nothing more is read, until some are taken, unless an answer is due.</param>
/// <param name="Bytes">Nor beyond so many bytes.</param>
/// <param name="EventsWhileDue">The answer comes behind the events, so that more are kept while one is due; beyond so many the connection is given up.</param>
/// <param name="BytesWhileDue">And beyond so many bytes.</param>
internal sealed record DevToolsLimits(int Events, long Bytes, int EventsWhileDue, long BytesWhileDue)
{
    /// <summary>Twenty pages' thousand calls and more while an answer is due.</summary>
    public static readonly DevToolsLimits Usual = new(2_000, 32 << 20, 50_000, 256 << 20);
}
