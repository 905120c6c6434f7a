namespace Poker.Bot.Tables.Playing;

/// <summary>Who sees a table through a connection.</summary>
/// <param name="client">The connection.</param>
/// <param name="seat">The seat; null for who only watches.</param>
/// <param name="told">The number of the last event that was told.</param>
internal sealed class Viewer(ITableClient client, TableSeat? seat, long told)
{
    /// <summary>The connection.</summary>
    public ITableClient Client { get; } = client;

    /// <summary>The seat; null for who only watches.</summary>
    public TableSeat? Seat { get; set; } = seat;

    /// <summary>The number of the last event that was told.</summary>
    public long Told { get; set; } = told;
}
