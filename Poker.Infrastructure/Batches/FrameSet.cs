namespace Poker.Infrastructure.Batches;

/// <summary>Frames that lie in a table of their own.</summary>
/// <param name="Table">The table's number.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Frames">How many.</param>
/// <param name="Checksum">Their checksums in one.</param>
public sealed record FrameSet(long Table, long Bytes, int Frames, uint Checksum)
{
    /// <summary>The table's name.</summary>
    public string Name => NameOf(Table);

    /// <summary>The name of a number's table.</summary>
    internal static string NameOf(long table) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"blueprint_frames_{table}");
}
