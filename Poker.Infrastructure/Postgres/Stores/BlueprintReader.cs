using System.Buffers.Binary;
using Npgsql;
using Poker.Core.Clustering;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Postgres.Writers;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>Reads ranges of <c>blueprint</c> into tables by binary COPY, several at a time; rows may come in any order.</summary>
/// <remarks>It reads the table, not its leaves: who may read the one has no rights on leaves that were made later.</remarks>
internal sealed class BlueprintReader(NpgsqlDataSource dataSource, BlueprintTables tables, IProgress<long>? progress)
{
    private const int ChunkRows = 16_384;
    private long _read;

    /// <summary>Reads the ranges; the caller keeps their leaves from being dropped.</summary>
    public async Task ReadAsync(IReadOnlyList<(long First, long End)> ranges, int connections, CancellationToken cancellation)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = connections, CancellationToken = cancellation };
        await Parallel.ForEachAsync(ranges, parallel, async (range, token) => await ReadAsync(range.First, range.End, token));
    }

    private async Task ReadAsync(long first, long end, CancellationToken cancellation)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);

        // In the order in which they lie: that of information sets.
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await LoadTransaction.ExecuteAsync(
            connection, "SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL synchronize_seqscans = off", cancellation);
        await using var copy = await connection.BeginRawBinaryCopyAsync(
            $"COPY (SELECT {BlueprintWriter.Columns} FROM blueprint WHERE past >= {first} AND past < {end}) TO STDOUT (FORMAT BINARY)", cancellation);
        var header = new byte[BinaryCopy.HeaderBytes];
        await copy.ReadExactlyAsync(header, cancellation);
        var sets = new SetAssembly(tables);
        var chunk = new byte[ChunkRows * BlueprintWriter.RowBytes];
        var held = 0;
        while (await copy.ReadAsync(chunk.AsMemory(held), cancellation) is > 0 and var count)
        {
            held += count;
            var rows = held / BlueprintWriter.RowBytes;
            sets.Add(chunk.AsSpan(0, rows * BlueprintWriter.RowBytes));
            chunk.AsSpan(rows * BlueprintWriter.RowBytes, held -= rows * BlueprintWriter.RowBytes).CopyTo(chunk);
            progress?.Report(Interlocked.Add(ref _read, rows));
        }

        sets.End();
        if (!chunk.AsSpan(0, held).SequenceEqual(BinaryCopy.Trailer.Span))
        {
            throw Foreign($"decisions {first} to {end - 1}");
        }
    }

    private static DatabaseException Foreign(string what) => new(
        $"The stored blueprint does not fit its bets and buckets ({what}): something else than this program wrote it.",
        "Train it anew: poker fast --reset.");

    /// <summary>Puts rows together to information sets; one whose rows lie apart is put together where it lies.</summary>
    private sealed class SetAssembly(BlueprintTables tables)
    {
        private readonly double[] _regrets = new double[EdgeSet.Most];
        private readonly double[] _averages = new double[EdgeSet.Most];
        private long _past = -1;
        private long _present = -1;

        public void Add(ReadOnlySpan<byte> rows)
        {
            for (; rows.Length > 0; rows = rows[BlueprintWriter.RowBytes..])
            {
                var past = BinaryPrimitives.ReadInt64BigEndian(rows[BlueprintWriter.PastAt..]);
                var present = BinaryPrimitives.ReadInt64BigEndian(rows[BlueprintWriter.PresentAt..]);
                if (past != _past || present != _present)
                {
                    End();
                    Begin(past, present, BinaryPrimitives.ReadInt64BigEndian(rows[BlueprintWriter.FutureAt..]));
                }

                var action = tables.Tree.EdgesOf((int)past).IndexOf(new Edge((byte)BinaryPrimitives.ReadInt64BigEndian(rows[BlueprintWriter.EdgeAt..])));
                if (action < 0)
                {
                    throw Foreign($"an edge of decision {past}");
                }

                _averages[action] = BinaryPrimitives.ReadSingleBigEndian(rows[BlueprintWriter.PolicyAt..]);
                _regrets[action] = BinaryPrimitives.ReadSingleBigEndian(rows[BlueprintWriter.RegretAt..]);
            }
        }

        public void End()
        {
            if (_past >= 0)
            {
                tables.Write((int)_past, new Abstraction(_present).Bucket, _regrets, _averages);
            }
        }

        private void Begin(long past, long present, long future)
        {
            var nodes = tables.Tree.Nodes;
            var bucket = new Abstraction(present);
            if (past < 0 || past >= nodes.Length || bucket.Street != nodes[(int)past].Street || bucket.Bucket >= tables.Buckets[(int)bucket.Street]
                || future != EdgeSet.Pack(tables.Tree.EdgesOf((int)past)))
            {
                throw Foreign($"decision {past}, bucket {bucket}");
            }

            (_past, _present) = (past, present);
            tables.Read((int)past, bucket.Bucket, _regrets, _averages);
        }
    }
}
