namespace Poker.Core.Learning.Networks;

/// <summary>
/// A matrix as the kernel of <see cref="MatrixProduct"/> reads it: panels of <see cref="Width"/> columns, each row by row, so that the kernel
/// goes straight through memory. Columns beyond the last are zero.
/// </summary>
internal sealed class Panels
{
    /// <summary>Columns of a panel: two vectors of eight floats.</summary>
    public const int Width = 16;

    private readonly float[] _values;

    /// <summary>Room for a matrix.</summary>
    public Panels(int rows, int columns)
    {
        (Rows, Count) = (rows, (columns + Width - 1) / Width);
        _values = new float[rows * Count * Width];
    }

    /// <summary>The most rows.</summary>
    public int Rows { get; }

    /// <summary>Panels.</summary>
    public int Count { get; }

    /// <summary>The next multiple of <see cref="Width"/>.</summary>
    public static int Padded(int columns) => (columns + Width - 1) / Width * Width;

    /// <summary>One panel of a matrix of so many rows.</summary>
    public ReadOnlySpan<float> this[int panel, int rows] => _values.AsSpan(panel * Rows * Width, rows * Width);

    /// <summary>Takes a matrix whose rows are padded to whole panels.</summary>
    /// <param name="source">Its rows, each of <see cref="Count"/> · <see cref="Width"/> values.</param>
    /// <param name="rows">How many.</param>
    public void Pack(ReadOnlySpan<float> source, int rows)
    {
        var stride = Count * Width;
        for (var panel = 0; panel < Count; panel++)
        {
            var target = _values.AsSpan(panel * Rows * Width, rows * Width);
            for (var row = 0; row < rows; row++)
            {
                source.Slice((row * stride) + (panel * Width), Width).CopyTo(target[(row * Width)..]);
            }
        }
    }

    /// <summary>Takes the transpose of a matrix: its rows become columns.</summary>
    /// <param name="source">The matrix, row by row.</param>
    /// <param name="stride">Values from one of its rows to the next.</param>
    /// <param name="rows">Its rows: this one's columns.</param>
    /// <param name="columns">Its columns: this one's rows.</param>
    public void PackTransposed(ReadOnlySpan<float> source, int stride, int rows, int columns)
    {
        for (var row = 0; row < rows; row++)
        {
            var target = _values.AsSpan((row / Width * Rows * Width) + (row % Width), (columns - 1) * Width + 1);
            var values = source.Slice(row * stride, columns);
            for (var column = 0; column < columns; column++)
            {
                target[column * Width] = values[column];
            }
        }
    }
}
