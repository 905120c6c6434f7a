using System.Globalization;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;
using Poker.Core.Cards;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Cli.Plots;

/// <summary>How large buckets are and how strong their hands: a mark a bucket.</summary>
internal static class BucketPlot
{
    /// <summary>The height that suits it, in pixels.</summary>
    public const int Height = 560;

    private const double MarkSize = 3;

    /// <summary>Draws it.</summary>
    /// <param name="streets">Complete streets.</param>
    public static PlotModel Of(IReadOnlyList<StoredStreet> streets)
    {
        var model = PlotStyle.Model(
            "Buckets",
            string.Join(", ", streets.Select(street => string.Create(
                CultureInfo.InvariantCulture, $"{street.Street.Name()}: {street.Buckets} of {street.Population.Sum():N0} hands"))));
        model.Axes.Add(PlotStyle.Numbers(AxisPosition.Bottom, "equity against a random hand, mean over the bucket"));
        model.Axes.Add(PlotStyle.Powers(AxisPosition.Left, "share of the street's canonical hands, %"));
        foreach (var street in streets)
        {
            var (color, mark) = PlotStyle.Kind((int)street.Street);
            var series = new ScatterSeries { Title = street.Street.Name(), MarkerType = mark, MarkerFill = OxyColor.FromAColor(0xa0, color), MarkerSize = MarkSize };
            var all = street.Population.Sum();
            series.Points.AddRange(Enumerable.Range(0, street.Buckets)
                .Where(bucket => street.Population[bucket] > 0)
                .Select(bucket => new ScatterPoint(street.Equity[bucket], 100.0 * street.Population[bucket] / all)));
            model.Series.Add(series);
        }

        model.Legends.Add(PlotStyle.Legend());
        return model;
    }
}
