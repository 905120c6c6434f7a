using Poker.Core.Clustering;

namespace Poker.Worker.Handlers.Clustering;

/// <summary>A finished street.</summary>
/// <param name="Artefact">Its buckets in compact memory.</param>
/// <param name="Clustering">What the database stores of it.</param>
internal sealed record StoredStreet(StreetArtefact Artefact, StreetClustering Clustering);
