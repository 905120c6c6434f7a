using Npgsql;

namespace Poker.Infrastructure.Capture;

/// <summary>What else is made of accepted hands, in the very transaction that stores them.</summary>
/// <remarks>A hand that is replaced is deleted with all that refers to it, and the new one comes here.</remarks>
public interface IHandSink
{
    /// <summary>Takes hands that have been stored.</summary>
    /// <param name="connection">The connection, with the transaction on it; a failure undoes all.</param>
    /// <param name="hands">The hands, in order.</param>
    /// <param name="cancellation">Ends it.</param>
    Task TakeAsync(NpgsqlConnection connection, IReadOnlyList<StoredHand> hands, CancellationToken cancellation);
}
