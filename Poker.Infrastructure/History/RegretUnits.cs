using Poker.Infrastructure.Batches;

namespace Poker.Infrastructure.History;

/// <summary>What mean positive regrets are told in.</summary>
public static class RegretUnits
{
    /// <summary>Thousandths of a big blind: hold'em.</summary>
    public const string MilliBlinds = "mbb";

    /// <summary>Toy games, which have no blinds.</summary>
    public const string MilliChips = "thousandths of a chip";

    /// <summary>That of a shared run.</summary>
    public static string Of(BlueprintSpec spec) => spec.IsHoldem ? MilliBlinds : MilliChips;
}
