using MathNet.Numerics.LinearAlgebra;

namespace Poker.Explorer.Buckets;

/// <summary>Buckets in the plane, their distances kept as well as two axes can: classical multidimensional scaling.</summary>
/// <remarks>
/// The squared distances, centred in rows and columns and halved, are scalar products; their two largest eigenvalues give the axes
/// (Torgerson 1952). Signs are free, so they are set: the first axis rises with equity, and along the second the farthest bucket is above.
/// </remarks>
/// <param name="X">Places along the first axis, in the unit of the distances.</param>
/// <param name="Y">Places along the second axis.</param>
/// <param name="AxisShares">Each axis's eigenvalue by the sum of all eigenvalues' magnitudes.</param>
/// <param name="Stress">Kruskal's stress-1 of the plane's distances.</param>
internal sealed record BucketMap(double[] X, double[] Y, double[] AxisShares, double Stress)
{
    private const double Noise = 1e-9;

    /// <summary>Maps buckets.</summary>
    /// <param name="distances">At [left · buckets + right], symmetric with a zero diagonal.</param>
    /// <param name="equity">By bucket.</param>
    public static BucketMap Of(ReadOnlySpan<float> distances, ReadOnlySpan<float> equity)
    {
        var count = equity.Length;
        var squares = new double[count, count];
        for (var pair = 0; pair < distances.Length; pair++)
        {
            squares[pair / count, pair % count] = (double)distances[pair] * distances[pair];
        }

        var products = Centred(squares);
        var eigen = Matrix<double>.Build.DenseOfArray(products).Evd(Symmetricity.Symmetric);
        var values = eigen.EigenValues.Select(value => value.Real).ToArray();
        var total = values.Sum(Math.Abs);
        var largest = Enumerable.Range(0, count).OrderByDescending(axis => values[axis]).ToArray();
        var (x, xShare) = Axis(eigen.EigenVectors, values, largest, 0, total);
        var (y, yShare) = Axis(eigen.EigenVectors, values, largest, 1, total);
        Orient(x, Rise(x, equity));
        Orient(y, y.MaxBy(place => Math.Round(Math.Abs(place), 9)));
        return new(x, y, [xShare, yShare], StressOf(x, y, distances));
    }

    private static double[,] Centred(double[,] squares)
    {
        var count = squares.GetLength(0);
        var means = new double[count];
        for (var row = 0; row < count; row++)
        {
            for (var column = 0; column < count; column++)
            {
                means[row] += squares[row, column] / count;
            }
        }

        var mean = means.DefaultIfEmpty(0).Average();
        for (var row = 0; row < count; row++)
        {
            for (var column = 0; column < count; column++)
            {
                squares[row, column] = -(squares[row, column] - means[row] - means[column] + mean) / 2;
            }
        }

        return squares;
    }

    private static (double[] Places, double Share) Axis(Matrix<double> vectors, double[] values, int[] largest, int axis, double total)
    {
        var value = axis < largest.Length ? values[largest[axis]] : 0;
        return value <= Noise * total
            ? (new double[values.Length], 0)
            : ([.. vectors.Column(largest[axis]).Select(part => part * Math.Sqrt(value))], value / total);
    }

    private static double Rise(double[] places, ReadOnlySpan<float> equity)
    {
        var rise = 0.0;
        for (var bucket = 0; bucket < places.Length; bucket++)
        {
            // The places' mean is 0, so that the equities need no centring.
            rise += places[bucket] * equity[bucket];
        }

        return rise;
    }

    private static void Orient(double[] places, double sign)
    {
        for (var bucket = 0; sign < 0 && bucket < places.Length; bucket++)
        {
            places[bucket] = -places[bucket];
        }
    }

    private static double StressOf(double[] x, double[] y, ReadOnlySpan<float> distances)
    {
        var (missed, all) = (0.0, 0.0);
        for (var pair = 0; pair < distances.Length; pair++)
        {
            var (left, right) = (pair / x.Length, pair % x.Length);
            var shown = Math.Sqrt(Math.Pow(x[left] - x[right], 2) + Math.Pow(y[left] - y[right], 2));
            missed += Math.Pow(shown - distances[pair], 2);
            all += (double)distances[pair] * distances[pair];
        }

        return all == 0 ? 0 : Math.Sqrt(missed / all);
    }
}
