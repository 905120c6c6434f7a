namespace Poker.Infrastructure.Postgres.Writers;

/// <summary>What frames the rows of a binary COPY, in both directions.</summary>
/// <remarks>Between them each row is its number of fields (int16) and for each field its length (int32) and bytes, all big-endian.</remarks>
internal static class BinaryCopy
{
    /// <summary>Bytes of the header as it is written: signature, no flags, no extension.</summary>
    public const int HeaderBytes = 19;

    /// <summary>Stands before the rows.</summary>
    public static ReadOnlyMemory<byte> Header { get; } = (byte[])[.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>Stands behind them: a row of −1 fields.</summary>
    public static ReadOnlyMemory<byte> Trailer { get; } = (byte[])[0xFF, 0xFF];
}
