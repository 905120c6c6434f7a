namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>A table's content as one number that doesn't depend on the order of its rows.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">Its rows, counted.</param>
/// <param name="Hash">The XOR of a 64-bit hash of every whole row; 0 for an empty table.</param>
public sealed record TableChecksum(string Table, long Rows, ulong Hash);
