using Poker.Core.Clustering;
using Poker.Core.Indexing;

namespace Poker.Core.Play;

/// <summary>Equities from an abstraction's tables: under a microsecond each.</summary>
/// <param name="tables">Tables of the deck in play.</param>
public sealed class TableEquities(AbstractionTables tables) : IHandEquities
{
    /// <inheritdoc />
    public double Of(Observation hand) => tables.EquityOf(hand);
}
