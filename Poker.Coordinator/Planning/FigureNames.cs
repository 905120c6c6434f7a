using Poker.Core.Cards;

namespace Poker.Coordinator.Planning;

/// <summary>What figures of runs are called, in the API and where the metrics take them from.</summary>
internal static class FigureNames
{
    /// <summary>Batches that count.</summary>
    public const string Epoch = "epoch";

    /// <summary>Iterations that count.</summary>
    public const string Iterations = "iterations";

    /// <summary>Decisions met in those.</summary>
    public const string Nodes = "nodes";

    /// <summary>Thousandths of a big blind.</summary>
    public const string MeanRegret = "mean positive regret";

    /// <summary>Rows of streets in the database.</summary>
    public const string Rows = "rows";

    /// <summary>A street's last round.</summary>
    public static string Round(Street street) => $"{street.Name()}Round";

    /// <summary>Inertia after it, in the street's units of distance.</summary>
    public static string Inertia(Street street) => $"{street.Name()}Inertia";

    /// <summary>Points that it moved.</summary>
    public static string Moved(Street street) => $"{street.Name()}Moved";
}
