namespace Poker.Bot.Tables.Playing;

/// <summary>A connection to a table.</summary>
internal interface ITableClient
{
    /// <summary>Sends a message; waits a moment where the client is slow, and gives it up then.</summary>
    ValueTask SendAsync(ReadOnlyMemory<byte> message);

    /// <summary>Ends the connection, behind what was sent before.</summary>
    /// <param name="code">One of <see cref="CloseCodes"/>.</param>
    /// <param name="why">For people, at most 120 ASCII characters.</param>
    void Close(int code, string why);
}
