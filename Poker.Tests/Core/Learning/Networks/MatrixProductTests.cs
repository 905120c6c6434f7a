using Poker.Core.Learning.Networks;
using Poker.Core.Numerics;

namespace Poker.Tests.Core.Learning.Networks;

public sealed class MatrixProductTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(5, 3, 16)]
    [InlineData(6, 7, 17)]
    [InlineData(13, 40, 33)]
    [InlineData(24, 5, 9)]
    public void It_is_the_sum_of_products_whichever_way_the_matrices_lie(int rows, int inner, int columns)
    {
        var (left, right, start) = (Values(1, rows * inner), Values(2, inner * columns), Values(3, columns));
        var panels = new Panels(inner, columns);
        panels.Pack(Padded(right, inner, columns), inner);
        var transposed = new Panels(inner, columns);
        transposed.PackTransposed(Transposed(right, inner, columns), inner, columns, inner);

        var expected = new double[rows, columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                expected[row, column] = start[column];
                for (var i = 0; i < inner; i++)
                {
                    expected[row, column] += (double)left[(row * inner) + i] * right[(i * columns) + column];
                }
            }
        }

        Close(expected, Multiply(left, inner, 1, rows, inner, panels, Padded(start, 1, columns)));
        Close(expected, Multiply(left, inner, 1, rows, inner, transposed, Padded(start, 1, columns)));
        Close(expected, Multiply(Transposed(left, rows, inner), 1, rows, rows, inner, panels, Padded(start, 1, columns)));
    }

    [Fact]
    public void Matrices_that_do_not_fit_are_refused()
    {
        var panels = new Panels(4, 8);

        Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply(new float[11], 4, 1, 3, 4, panels, new float[16], new float[48]));
        Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply(new float[12], 4, 1, 3, 4, panels, new float[15], new float[48]));
        Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply(new float[12], 4, 1, 3, 4, panels, new float[16], new float[47]));
        Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply(new float[15], 5, 1, 3, 5, panels, new float[16], new float[48]));
    }

    private static float[] Multiply(float[] left, int leftRow, int leftStep, int rows, int inner, Panels right, float[] start)
    {
        var target = new float[rows * right.Count * Panels.Width];
        MatrixProduct.Multiply(left, leftRow, leftStep, rows, inner, right, start, target);
        return target;
    }

    // What lies behind the columns is zero.
    private static void Close(double[,] expected, float[] found)
    {
        var stride = Panels.Padded(expected.GetLength(1));
        for (var i = 0; i < found.Length; i++)
        {
            var (row, column) = (i / stride, i % stride);
            Assert.Equal(column < expected.GetLength(1) ? expected[row, column] : 0, found[i], 1e-4);
        }
    }

    private static float[] Values(ulong stream, int count)
    {
        var rng = new Rng(7, stream);
        return [.. Enumerable.Range(0, count).Select(_ => (float)((2 * rng.NextDouble()) - 1))];
    }

    private static float[] Padded(float[] values, int rows, int columns)
    {
        var padded = new float[rows * Panels.Padded(columns)];
        for (var row = 0; row < rows; row++)
        {
            values.AsSpan(row * columns, columns).CopyTo(padded.AsSpan(row * Panels.Padded(columns)));
        }

        return padded;
    }

    private static float[] Transposed(float[] values, int rows, int columns) =>
        [.. Enumerable.Range(0, values.Length).Select(i => values[(i % rows * columns) + (i / rows)])];
}
