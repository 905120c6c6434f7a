using Poker.Core.Cards;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>What the database holds of one street.</summary>
/// <param name="Street">The street.</param>
/// <param name="State">Nothing, a part, or all.</param>
/// <param name="Rows">Rows of <c>isomorphism</c> that are there, by the notes of the transactions that loaded them.</param>
/// <param name="Run">What the complete street's run noted; null unless complete.</param>
public sealed record StreetStatus(Street Street, StreetState State, long Rows, StreetRun? Run);
