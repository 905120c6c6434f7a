namespace Poker.Core.Statistics;

/// <summary>The mean of values less what other quantities of expectation 0, seen beside each value, explain of them by linear regression.</summary>
/// <remarks>
/// The coefficients are estimated from the same samples, which biases the mean by an order of 1 / samples, far within its interval; below
/// <see cref="SamplesAControl"/> samples for each control the plain mean is given. What does not vary with the values takes nothing off: values
/// that are constant keep their mean to the bit, and an interval of 0. Source: Lavenberg and Welch 1981.
/// </remarks>
public sealed class ControlVariates
{
    /// <summary>Fewer samples than these for each control are too few for a regression.</summary>
    public const int SamplesAControl = 20;

    private const double Negligible = 1e-9;

    // The value first, then the controls: means and sums of products about them.
    private readonly double[] _means;
    private readonly double[] _products;
    private readonly int _size;

    /// <summary>No samples yet.</summary>
    /// <param name="controls">Quantities beside each value, 0 or more.</param>
    public ControlVariates(int controls) => (_size, _means, _products) = (controls + 1, new double[controls + 1], new double[(controls + 1) * (controls + 1)]);

    /// <summary>How many samples came.</summary>
    public long Count { get; private set; }

    /// <summary>Takes a sample.</summary>
    /// <param name="value">The value.</param>
    /// <param name="controls">What was seen beside it, of expectation 0.</param>
    public void Add(double value, ReadOnlySpan<double> controls)
    {
        Span<double> before = stackalloc double[_size];
        Count++;
        for (var i = 0; i < _size; i++)
        {
            before[i] = (i == 0 ? value : controls[i - 1]) - _means[i];
            _means[i] += before[i] / Count;
        }

        AddProducts(before, (Count - 1.0) / Count);
    }

    /// <summary>Takes all samples of another series of as many controls.</summary>
    public void Merge(ControlVariates other)
    {
        if (other.Count == 0)
        {
            return;
        }

        Span<double> apart = stackalloc double[_size];
        var count = Count + other.Count;
        for (var i = 0; i < _size; i++)
        {
            apart[i] = other._means[i] - _means[i];
            _means[i] += apart[i] * ((double)other.Count / count);
        }

        for (var i = 0; i < _products.Length; i++)
        {
            _products[i] += other._products[i];
        }

        AddProducts(apart, (double)Count * other.Count / count);
        Count = count;
    }

    /// <summary>The plain mean with its normal 95 % interval.</summary>
    public Interval Plain() => Around(_means[0], _products[0], 1);

    /// <summary>The mean less what the controls explain, with its normal 95 % interval.</summary>
    public Interval Adjusted()
    {
        if (Count < (long)SamplesAControl * _size)
        {
            return Plain();
        }

        var factors = Factors();
        var (mean, rest) = (_means[0], _products[0]);
        for (var i = 1; i < _size; i++)
        {
            mean -= factors[i] * _means[i];
            rest -= factors[i] * _products[i];
        }

        return Around(mean, Math.Max(0, rest), _size);
    }

    private void AddProducts(ReadOnlySpan<double> apart, double factor)
    {
        for (var i = 0; i < _size; i++)
        {
            for (var j = 0; j < _size; j++)
            {
                _products[(i * _size) + j] += apart[i] * apart[j] * factor;
            }
        }
    }

    private Interval Around(double mean, double squares, int parameters) =>
        new(mean, Count > parameters ? Interval.Normal95 * Math.Sqrt(squares / (Count - parameters) / Count) : double.NaN);

    // Least squares by elimination; a control that others determine, or that never varies, is left out.
    private double[] Factors()
    {
        var (rows, left) = ((double[])_products.Clone(), new bool[_size]);
        for (var pivot = 1; pivot < _size; pivot++)
        {
            var diagonal = rows[(pivot * _size) + pivot];
            left[pivot] = !(diagonal > Negligible * _products[(pivot * _size) + pivot]);
            for (var row = 1; row < _size && !left[pivot]; row++)
            {
                var factor = row == pivot ? 0 : rows[(row * _size) + pivot] / diagonal;
                for (var column = 0; column < _size; column++)
                {
                    rows[(row * _size) + column] -= factor * rows[(pivot * _size) + column];
                }
            }
        }

        return [.. Enumerable.Range(0, _size).Select(i => i == 0 || left[i] ? 0 : rows[i * _size] / rows[(i * _size) + i])];
    }
}
