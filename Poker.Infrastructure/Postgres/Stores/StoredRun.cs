using Poker.Core.Solving.Blueprints;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>What the database says of the blueprint that it holds.</summary>
/// <param name="Run">The run at the moment of the sync.</param>
/// <param name="InformationSets">Information sets that training had touched: those that have rows.</param>
/// <param name="Rows">Their rows.</param>
/// <param name="SyncSeconds">What the sync took.</param>
/// <param name="SyncedAt">When, by the database's clock.</param>
public sealed record StoredRun(BlueprintRun Run, long InformationSets, long Rows, double SyncSeconds, DateTimeOffset SyncedAt);
