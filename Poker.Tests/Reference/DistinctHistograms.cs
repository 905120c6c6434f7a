using Poker.Core.Clustering;

namespace Poker.Tests.Reference;

/// <summary>Histograms numbered by first occurrence, by way of their text.</summary>
internal sealed class DistinctHistograms
{
    private readonly Dictionary<string, int> _numbers = [];
    private readonly List<int[]> _histograms = [];

    public int Number(int[] histogram)
    {
        var text = string.Join(' ', histogram);
        if (!_numbers.TryGetValue(text, out var number))
        {
            _numbers[text] = number = _histograms.Count;
            _histograms.Add(histogram);
        }

        return number;
    }

    /// <summary>The cumulative histograms, each weighed by the hands that have it.</summary>
    public CdfPoints ToCdfPoints(int[] pointOf)
    {
        var width = _histograms[0].Length - 1;
        var stride = (width + 7) / 8 * 8;
        var values = new byte[_histograms.Count * stride];
        for (var point = 0; point < _histograms.Count; point++)
        {
            for (var bucket = 0; bucket < width; bucket++)
            {
                values[(point * stride) + bucket] = (byte)_histograms[point][..(bucket + 1)].Sum();
            }
        }

        return new CdfPoints(width, stride, _histograms[0].Sum(), values, Weights(pointOf));
    }

    /// <summary>The sparse histograms, each weighed by the hands that have it.</summary>
    public HistogramPoints ToHistogramPoints(int[] pointOf)
    {
        var occupied = _histograms
            .Select(histogram => Enumerable.Range(0, histogram.Length).Where(bucket => histogram[bucket] > 0).ToArray()).ToArray();
        return new HistogramPoints(
            _histograms[0].Length,
            _histograms[0].Sum(),
            [.. Enumerable.Range(0, occupied.Length + 1).Select(point => occupied.Take(point).Sum(buckets => buckets.Length))],
            [.. occupied.SelectMany(buckets => buckets).Select(bucket => (ushort)bucket)],
            [.. occupied.SelectMany((buckets, point) => buckets.Select(bucket => _histograms[point][bucket]))],
            Weights(pointOf));
    }

    private int[] Weights(int[] pointOf)
    {
        var weights = new int[_histograms.Count];
        foreach (var point in pointOf)
        {
            weights[point]++;
        }

        return weights;
    }
}
