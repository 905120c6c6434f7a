namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>How a street is loaded.</summary>
/// <param name="Connections">Leaves loaded at the same time.</param>
/// <param name="RowsPerLeaf">Rows of a leaf, about: small enough that its index is sorted in memory.</param>
public sealed record StoreOptions(int Connections = 2, long RowsPerLeaf = 8_000_000);
