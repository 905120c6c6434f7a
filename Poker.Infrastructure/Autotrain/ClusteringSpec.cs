using System.Text.Json;
using Poker.Core.Cards;
using Poker.Core.Clustering;

namespace Poker.Infrastructure.Autotrain;

/// <summary>What a clustering run does: its spec, as JSON.</summary>
/// <remarks><c>{"key": {"algorithmVersion": 1, "deck": "full", "riverBuckets": 101, …}, "pointsPerCell": 8192, "rowsPerLeaf": 8000000}</c></remarks>
/// <param name="Key">The abstraction.</param>
public sealed record ClusteringSpec(AbstractionKey Key)
{
    private const int MostBuckets = 256;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Points that are always assigned together: workers share out whole cells.</summary>
    public int PointsPerCell { get; init; } = 8_192;

    /// <summary>Rows of a leaf of <c>isomorphism</c>, about.</summary>
    public long RowsPerLeaf { get; init; } = 8_000_000;

    /// <summary>Reads a spec; a key by itself is one with the usual settings.</summary>
    /// <exception cref="FormatException">It is no spec, or asks for what cannot be; the message says what.</exception>
    public static ClusteringSpec Parse(string json)
    {
        ClusteringSpec? spec;
        try
        {
            spec = JsonSerializer.Deserialize<ClusteringSpec>(json, Json);
            if (spec is { Key: null } && JsonSerializer.Deserialize<AbstractionKey>(json, Json) is { Deck: not null } key)
            {
                spec = new ClusteringSpec(key);
            }
        }
        catch (JsonException error)
        {
            throw new FormatException($"It is no clustering's spec: {error.Message}", error);
        }

        if (spec?.Key is null)
        {
            throw new FormatException("It names no abstraction: give \"key\" with its eight parts.");
        }

        return spec.Problem() is { } problem ? throw new FormatException(problem) : spec;
    }

    /// <summary>The spec as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    private string? Problem() =>
        Key.AlgorithmVersion != AbstractionKey.CurrentVersion
            ? $"This build computes algorithm version {AbstractionKey.CurrentVersion}, not {Key.AlgorithmVersion}."
        : Key.Deck != Deck.Full.Name && Key.Deck != Deck.Royal.Name
            ? $"There is no deck '{Key.Deck}': it is {Deck.Full.Name} or {Deck.Royal.Name}."
        : Key.RiverBuckets is < 2 or > MostBuckets ? $"The river has 2 to {MostBuckets} buckets, not {Key.RiverBuckets}."
        : Streets.InOrderOfPlay.ToArray().FirstOrDefault(street => Key.Buckets(street) is < 1 or > MostBuckets, Street.River) is var other and not Street.River
            ? $"The {other.Name()} has 1 to {MostBuckets} buckets, not {Key.Buckets(other)}."
        : Key.FlopIterations is < 1 or > 10_000 ? $"The flop has 1 to 10000 iterations, not {Key.FlopIterations}."
        : PointsPerCell is < 1 or > 1 << 24 ? $"A cell has 1 to {1 << 24} points, not {PointsPerCell}."
        : RowsPerLeaf < 1 ? $"A leaf has at least 1 row, not {RowsPerLeaf}."
        : null;
}
