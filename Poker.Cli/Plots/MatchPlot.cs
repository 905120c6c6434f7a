using System.Globalization;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;
using Poker.Cli.Matches;

namespace Poker.Cli.Plots;

/// <summary>What strategies won in matches, with 95 % intervals: a row a strategy.</summary>
internal static class MatchPlot
{
    private const int RowHeight = 34, Frame = 170;

    /// <summary>Draws it.</summary>
    /// <param name="matches">The matches, each with a name.</param>
    public static (PlotModel Model, int Height) Of(IReadOnlyList<(string Name, MatchReport Report)> matches)
    {
        var model = PlotStyle.Model("Winnings", Subtitle(matches));
        List<string> rows = [];
        for (var match = 0; match < matches.Count; match++)
        {
            var (name, report) = matches[match];
            model.Series.Add(Series(name, report.Players.Select((player, place) => (rows.Count + place, player.Winnings)), match));
            if (report.Players.Any(player => player.Aivat is not null))
            {
                model.Series.Add(Series($"{name}, less luck (AIVAT)", report.Players.Select((player, place) => (rows.Count + place, player.Aivat!)).Where(row => row.Item2 is not null), match, offset: -0.22));
            }

            rows.AddRange(report.Players.Select(player => player.Strategy));
        }

        var won = PlotStyle.Numbers(AxisPosition.Bottom, "mbb a hand, with 95 % intervals");
        (won.Minimum, won.Maximum) = Range(matches);
        model.Axes.Add(won);
        model.Axes.Add(new LinearAxis
        {
            Position = AxisPosition.Left,
            Minimum = -0.6,
            Maximum = rows.Count - 0.4,
            MajorStep = 1,
            MinorTickSize = 0,
            StartPosition = 1,
            EndPosition = 0,
            LabelFormatter = row => row == Math.Floor(row) && row >= 0 && row < rows.Count ? rows[(int)row] : "",
        });
        model.Annotations.Add(new LineAnnotation { Type = LineAnnotationType.Vertical, X = 0, Color = OxyColors.Black, LineStyle = LineStyle.Solid });
        model.Legends.Add(PlotStyle.Legend());
        return (model, Frame + (RowHeight * rows.Count));
    }

    private static ScatterErrorSeries Series(string title, IEnumerable<(int Row, Estimate Won)> rows, int match, double offset = 0)
    {
        var (color, mark) = PlotStyle.Kind(match);
        var series = new ScatterErrorSeries
        {
            Title = title,
            MarkerType = offset == 0 ? mark : MarkerType.Cross,
            MarkerFill = color,
            MarkerStroke = color,
            ErrorBarColor = color,
            ErrorBarStrokeThickness = 1.5,
        };
        series.Points.AddRange(rows.Select(row => new ScatterErrorPoint(row.Won.Mean, row.Row + offset, 2 * (row.Won.HalfWidth ?? 0), 0)));
        return series;
    }

    // The library fits marks, not their error bars.
    private static (double Least, double Most) Range(IReadOnlyList<(string Name, MatchReport Report)> matches)
    {
        var ends = matches.SelectMany(match => match.Report.Players)
            .SelectMany(player => (Estimate?[])[player.Winnings, player.Aivat]).OfType<Estimate>()
            .SelectMany(won => (double[])[won.Mean - (won.HalfWidth ?? 0), won.Mean + (won.HalfWidth ?? 0)])
            .Append(0).ToList();
        var margin = Math.Max(1, (ends.Max() - ends.Min()) / 20);
        return (ends.Min() - margin, ends.Max() + margin);
    }

    private static string Subtitle(IReadOnlyList<(string Name, MatchReport Report)> matches) => matches is [(_, var one)]
        ? string.Create(CultureInfo.InvariantCulture, $"{one.Hands:N0} hands of {one.BigBlinds:0.##} big blinds{(one.Duplicate ? ", each deal in every seat" : "")}, seed {one.Seed}")
        : string.Create(CultureInfo.InvariantCulture, $"{matches.Count} matches, {matches.Sum(match => match.Report.Hands):N0} hands");
}
