using Poker.Core.Game;

namespace Poker.Bot.Tables.Playing;

/// <summary>Where a table's chance comes from.</summary>
internal interface IDealer
{
    /// <summary>Deals the next hand, uniform over all deals.</summary>
    /// <param name="seats">How many are dealt in.</param>
    Deal Deal(int seats);

    /// <summary>A uniform number in [0, 1), for a strategy's choice.</summary>
    double Draw();

    /// <summary>Random bits.</summary>
    ulong Token();
}
