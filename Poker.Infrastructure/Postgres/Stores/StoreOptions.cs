namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>How a street is loaded.</summary>
/// <param name="Connections">Leaves loaded at the same time.</param>
/// <param name="RowsPerLeaf">Rows of a leaf, about: what a killed server can leave on the disk, and what connections divide among them.</param>
public sealed record StoreOptions(int Connections = 2, long RowsPerLeaf = 8_000_000);
