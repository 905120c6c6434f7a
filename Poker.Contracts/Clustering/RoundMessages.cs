using Google.Protobuf;
using Google.Protobuf.Collections;
using Poker.Contracts.V1;
using Poker.Core.Clustering.Rounds;

namespace Poker.Contracts.Clustering;

/// <summary>The rounds of a clustering to and from the messages of <c>clustering.proto</c>; what is read is checked for size and order.</summary>
public static class RoundMessages
{
    private const int MostNumbers = 1 << 24;

    /// <summary>To a message.</summary>
    public static PointRangeMessage ToMessage(this PointRange range) => new() { First = range.First, End = range.End };

    /// <summary>To a message.</summary>
    public static PointMovesMessage ToMessage(this PointMoves moves)
    {
        var message = new PointMovesMessage { Clusters = ByteString.CopyFrom(Array.ConvertAll(moves.Clusters, cluster => checked((byte)cluster))) };
        AddGaps(message.Gaps, moves.Points);
        return message;
    }

    /// <summary>To a message.</summary>
    public static RoundStartMessage ToMessage(this RoundStart start) => new()
    {
        Number = start.Number,
        Clusters = start.Clusters,
        Before = { start.Before },
        Centroids = { start.Centroids },
        Reassigned = start.Reassigned.ToMessage(),
    };

    /// <summary>To a message, without the sums.</summary>
    public static RoundStateMessage ToMessage(this RoundState state) => new()
    {
        Number = state.Number,
        Points = state.Points,
        Clusters = state.Clusters,
        Width = state.Width,
        Mass = state.Mass,
        Before = { state.Before },
        Centroids = { state.Centroids },
        Inertia = state.Inertia,
        Moved = state.Moved,
        Distances = state.Distances,
        Ended = state.Ended,
        Reassigned = state.Reassigned.ToMessage(),
    };

    /// <summary>To a message.</summary>
    public static SeedResult ToMessage(this SeededRound seeded) => new()
    {
        State = seeded.State.ToMessage(),
        Sums = SumsToMessage(seeded.State.Sums),
        Assignments = PointMoves.All(seeded.Assignments).ToMessage(),
    };

    /// <summary>To a message.</summary>
    public static ShardResultMessage ToMessage(this ShardResult result) => new()
    {
        Range = result.Range.ToMessage(),
        Moves = result.Moves.ToMessage(),
        Inertia = result.Inertia,
        Distances = result.Distances,
        Sums = SumsToMessage(result.Sums),
    };

    /// <summary>To a message.</summary>
    public static ReseedResultMessage ToMessage(this ReseedResult result) => new()
    {
        Moves = result.Moves.ToMessage(),
        Sums = SumsToMessage(result.Sums),
    };

    /// <summary>Whole numbers to a message.</summary>
    public static SumsMessage SumsToMessage(long[] sums)
    {
        var message = new SumsMessage { Length = sums.Length };
        var last = 0;
        for (var i = 0; i < sums.Length; i++)
        {
            if (sums[i] != 0)
            {
                message.Gaps.Add((uint)(i - last));
                message.Values.Add(sums[i]);
                last = i;
            }
        }

        return message;
    }

    /// <summary>From a message.</summary>
    /// <exception cref="InvalidDataException">It makes no sense.</exception>
    public static PointRange ToRange(this PointRangeMessage? message) =>
        Present(message) is { First: >= 0 } range && range.End > range.First ? new PointRange(range.First, range.End) : throw Nonsense();

    /// <summary>From a message.</summary>
    /// <exception cref="InvalidDataException">It makes no sense.</exception>
    public static PointMoves ToMoves(this PointMovesMessage? message)
    {
        if (message is null || message.Gaps.Count == 0)
        {
            return PointMoves.None;
        }

        Require(message.Gaps.Count == message.Clusters.Length);
        return new PointMoves(Places(message.Gaps, int.MaxValue), Array.ConvertAll(message.Clusters.ToByteArray(), cluster => (ushort)cluster));
    }

    /// <summary>From a message.</summary>
    /// <exception cref="InvalidDataException">It makes no sense.</exception>
    public static RoundStart ToStart(this RoundStartMessage? message)
    {
        var start = Present(message);
        Require(start.Clusters > 0 && start.Before.Count == start.Centroids.Count && start.Centroids.Count % start.Clusters == 0);
        return new RoundStart(start.Number, start.Clusters, [.. start.Before], [.. start.Centroids], start.Reassigned.ToMoves());
    }

    /// <summary>From a message, and the sums from theirs.</summary>
    /// <exception cref="InvalidDataException">They make no sense.</exception>
    public static RoundState ToState(this RoundStateMessage? message, SumsMessage? sums)
    {
        var state = Present(message);
        Require(state.Clusters is > 0 and <= 256 && state.Points >= state.Clusters && state.Width > 0 && state.Mass > 0
            && state.Centroids.Count == state.Clusters * state.Width && state.Before.Count == state.Centroids.Count);
        return new RoundState
        {
            Number = state.Number,
            Points = state.Points,
            Clusters = state.Clusters,
            Width = state.Width,
            Mass = state.Mass,
            Before = [.. state.Before],
            Centroids = [.. state.Centroids],
            Sums = ToSums(sums),
            Inertia = state.Inertia,
            Moved = state.Moved,
            Distances = state.Distances,
            Ended = state.Ended,
            Reassigned = state.Reassigned.ToMoves(),
        };
    }

    /// <summary>From a message about a round that begins with <paramref name="last"/>.</summary>
    /// <exception cref="InvalidDataException">It does not fit it.</exception>
    public static ShardResult ToResult(this ShardResultMessage message, RoundState last)
    {
        var result = new ShardResult(
            message.Range.ToRange(), message.Moves.ToMoves(), message.Inertia, message.Distances, ToSums(message.Sums));
        Require(result.Sums.Length == last.Sums.Length && result.Range.End <= last.Points && Fit(result.Moves, result.Range, last.Clusters));
        return result;
    }

    /// <summary>From a message about a round that begins with <paramref name="last"/>.</summary>
    /// <exception cref="InvalidDataException">It does not fit it.</exception>
    public static ReseedResult ToResult(this ReseedResultMessage message, RoundState last)
    {
        var result = new ReseedResult(message.Moves.ToMoves(), ToSums(message.Sums));
        Require(result.Sums.Length == last.Sums.Length && Fit(result.Moves, new PointRange(0, last.Points), last.Clusters));
        return result;
    }

    /// <summary>Whole numbers from a message.</summary>
    /// <exception cref="InvalidDataException">It makes no sense.</exception>
    public static long[] ToSums(SumsMessage? message)
    {
        var sums = Present(message);
        Require(sums.Length is >= 0 and <= MostNumbers && sums.Gaps.Count == sums.Values.Count);
        var numbers = new long[sums.Length];
        var places = Places(sums.Gaps, sums.Length);
        for (var i = 0; i < places.Length; i++)
        {
            numbers[places[i]] = sums.Values[i];
        }

        return numbers;
    }

    private static bool Fit(PointMoves moves, PointRange range, int clusters) =>
        moves.Count == 0
        || (moves.Points[0] >= range.First && moves.Points[^1] < range.End && Array.TrueForAll(moves.Clusters, cluster => cluster < clusters));

    private static void AddGaps(RepeatedField<uint> gaps, int[] places)
    {
        var last = 0;
        foreach (var place in places)
        {
            gaps.Add((uint)(place - last));
            last = place;
        }
    }

    private static int[] Places(RepeatedField<uint> gaps, int end)
    {
        var places = new int[gaps.Count];
        var last = 0L;
        for (var i = 0; i < places.Length; i++)
        {
            Require(i == 0 || gaps[i] > 0);
            last += gaps[i];
            Require(last < end);
            places[i] = (int)last;
        }

        return places;
    }

    private static T Present<T>(T? message)
        where T : class => message ?? throw Nonsense();

    private static void Require(bool condition)
    {
        if (!condition)
        {
            throw Nonsense();
        }
    }

    private static InvalidDataException Nonsense() => new("A message about a round makes no sense.");
}
