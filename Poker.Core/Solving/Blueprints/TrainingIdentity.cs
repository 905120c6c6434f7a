using System.Globalization;

using Poker.Core.Clustering;

namespace Poker.Core.Solving.Blueprints;

/// <summary>All that a training's results depend on, by name: what a checkpoint says that it is of.</summary>
internal static class TrainingIdentity
{
    /// <summary>The identity of such a training.</summary>
    public static IReadOnlyDictionary<string, string> Of(BlueprintTables tables, AbstractionKey abstraction, TrainingOptions options) =>
        new Dictionary<string, string>
        {
            ["betting"] = tables.Tree.Abstraction.Description,
            ["buckets"] = string.Join(", ", tables.Buckets.Select(count => count.ToString(CultureInfo.InvariantCulture))),
            ["abstraction"] = abstraction.ToString(),
            ["training"] = options.Description,
        };
}
