using System.Buffers.Binary;
using Npgsql;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;

namespace Poker.Infrastructure.Postgres.Writers;

/// <summary>Streams the touched information sets of a range of decisions into a leaf by binary COPY, a bounded chunk at a time.</summary>
/// <remarks>
/// Rows come in the order of the primary key, so that its sort has nothing to do. Each is 66 bytes, framed as <see cref="BinaryCopy"/> says:
/// <code>
/// 00 06 │ 8 │ past │ 8 │ present │ 8 │ future │ 8 │ edge │ 4 │ policy │ 4 │ regret     lengths 4 bytes each
/// </code>
/// </remarks>
internal sealed class BlueprintWriter
{
    /// <summary>Bytes of a framed row.</summary>
    public const int RowBytes = 66;

    /// <summary>Where the values stand in a row.</summary>
    public const int PastAt = 6, PresentAt = 18, FutureAt = 30, EdgeAt = 42, PolicyAt = 54, RegretAt = 62;

    /// <summary>The columns, in the order of the row.</summary>
    public const string Columns = "past, present, future, edge, policy, regret";

    private const int ChunkRows = 16_384;

    private readonly BlueprintTables _tables;
    private readonly (int Bucket, long Code)[][] _presents;
    private readonly byte[] _chunk = new byte[ChunkRows * RowBytes];
    private int _filled;

    /// <summary>A writer of one leaf at a time.</summary>
    public BlueprintWriter(BlueprintTables tables)
    {
        _tables = tables;
        _presents = [.. Streets.InOrderOfPlay.ToArray().Select(street => Presents(street, tables.Buckets[(int)street]))];
    }

    /// <summary>Writes the leaf's rows; <paramref name="written"/> hears of every chunk.</summary>
    /// <returns>Rows written.</returns>
    public async Task<long> WriteAsync(NpgsqlConnection connection, BlueprintLeaf leaf, Action<int> written, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginRawBinaryCopyAsync(
            $"COPY {leaf.Table} ({Columns}) FROM STDIN (FORMAT BINARY, FREEZE)", cancellation);
        await copy.WriteAsync(BinaryCopy.Header, cancellation);
        var total = 0L;
        for (var (node, place) = (leaf.FirstNode, 0); node < leaf.EndNode;)
        {
            cancellation.ThrowIfCancellationRequested();
            (node, place) = Fill(node, place, leaf.EndNode);
            await copy.WriteAsync(_chunk.AsMemory(0, _filled * RowBytes), cancellation);
            total += _filled;
            written(_filled);
        }

        await copy.WriteAsync(BinaryCopy.Trailer, cancellation);
        return total;
    }

    // From that decision's bucket on, as many as fit; returns where to go on.
    private (int Node, int Place) Fill(int node, int place, int endNode)
    {
        Span<double> regrets = stackalloc double[EdgeSet.Most];
        Span<double> averages = stackalloc double[EdgeSet.Most];
        Span<int> order = stackalloc int[EdgeSet.Most];
        _filled = 0;
        for (; node < endNode; node++, place = 0)
        {
            var actions = _tables.Tree.Nodes[node].Actions;
            var edges = _tables.Tree.EdgesOf(node);
            var presents = _presents[(int)_tables.Tree.Nodes[node].Street];
            var future = EdgeSet.Pack(edges);
            SortByCode(edges, order);
            for (; place < presents.Length; place++)
            {
                if (_filled + actions > ChunkRows)
                {
                    return (node, place);
                }

                _tables.Read(node, presents[place].Bucket, regrets, averages);
                if (BlueprintCensus.IsTouched(regrets[..actions], averages[..actions]))
                {
                    for (var i = 0; i < actions; i++)
                    {
                        var action = order[i];
                        Write(node, presents[place].Code, future, edges[action].Code, (float)averages[action], (float)regrets[action]);
                    }
                }
            }
        }

        return (node, place);
    }

    private void Write(long past, long present, long future, long edge, float policy, float regret)
    {
        var row = _chunk.AsSpan(_filled++ * RowBytes, RowBytes);
        BinaryPrimitives.WriteInt16BigEndian(row, 6);
        WriteBigint(row[(PastAt - 4)..], past);
        WriteBigint(row[(PresentAt - 4)..], present);
        WriteBigint(row[(FutureAt - 4)..], future);
        WriteBigint(row[(EdgeAt - 4)..], edge);
        WriteReal(row[(PolicyAt - 4)..], policy);
        WriteReal(row[(RegretAt - 4)..], regret);
    }

    private static void WriteBigint(Span<byte> field, long value)
    {
        BinaryPrimitives.WriteInt32BigEndian(field, sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(field[4..], value);
    }

    private static void WriteReal(Span<byte> field, float value)
    {
        BinaryPrimitives.WriteInt32BigEndian(field, sizeof(float));
        BinaryPrimitives.WriteSingleBigEndian(field[4..], value);
    }

    private static (int Bucket, long Code)[] Presents(Street street, int buckets) =>
        [.. Enumerable.Range(0, buckets).Select(bucket => (bucket, Abstraction.Of(street, bucket).Code)).OrderBy(present => present.Code)];

    private static void SortByCode(ReadOnlySpan<Edge> edges, Span<int> order)
    {
        for (var i = 0; i < edges.Length; i++)
        {
            var place = i;
            for (; place > 0 && edges[order[place - 1]].Code > edges[i].Code; place--)
            {
                order[place] = order[place - 1];
            }

            order[place] = i;
        }
    }
}
