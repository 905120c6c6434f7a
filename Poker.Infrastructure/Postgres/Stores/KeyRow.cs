using Npgsql;
using NpgsqlTypes;
using Poker.Core.Clustering;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>An abstraction's key as columns of <c>clustering</c>.</summary>
internal static class KeyRow
{
    /// <summary>The columns, in the order of <see cref="Parameters"/> and <see cref="Read"/>.</summary>
    public const string Columns =
        "algorithm_version, deck, river_buckets, turn_buckets, flop_buckets, preflop_buckets, flop_iterations, seed";

    /// <summary>How many there are.</summary>
    public const int Count = 8;

    /// <summary>The key as parameters.</summary>
    public static IEnumerable<NpgsqlParameter> Parameters(AbstractionKey key) =>
    [
        new() { Value = key.AlgorithmVersion },
        new() { Value = key.Deck },
        new() { Value = key.RiverBuckets },
        new() { Value = key.TurnBuckets },
        new() { Value = key.FlopBuckets },
        new() { Value = key.PreflopBuckets },
        new() { Value = key.FlopIterations },
        new() { Value = (decimal)key.Seed, NpgsqlDbType = NpgsqlDbType.Numeric },
    ];

    /// <summary>The key in the reader's columns from <paramref name="first"/> on.</summary>
    public static AbstractionKey Read(NpgsqlDataReader reader, int first) => new(
        reader.GetInt32(first),
        reader.GetString(first + 1),
        reader.GetInt32(first + 2),
        reader.GetInt32(first + 3),
        reader.GetInt32(first + 4),
        reader.GetInt32(first + 5),
        reader.GetInt32(first + 6),
        (ulong)reader.GetDecimal(first + 7));
}
