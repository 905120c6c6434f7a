using System.Globalization;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;
using Poker.Infrastructure.History;

namespace Poker.Cli.Plots;

/// <summary>How a training got on: panels over iterations, one above the other.</summary>
internal static class TrainingPlot
{
    private const int PanelHeight = 210, Frame = 170;
    private const double Gap = 0.06;

    // Shorter stretches say more about the clock than about the training.
    private const double LeastSeconds = 1;

    /// <summary>Draws it: only panels that there is something for.</summary>
    public static (PlotModel Model, int Height) Of(TrainingHistory history)
    {
        var model = PlotStyle.Model(
            history.Curve.Title,
            string.Create(CultureInfo.InvariantCulture, $"training {history.Curve.Training}, {history.Curve.Iterations:N0} iterations until {history.Curve.Last.UtcDateTime:yyyy-MM-dd HH:mm} UTC"));
        List<(Axis Axis, List<Series> Series)> panels = [];
        AddRegret(panels, history);
        AddEvaluations(panels, "lost to it", [.. history.Evaluations.Where(one => one.Opponent.Length == 0)]);
        AddEvaluations(panels, "won", [.. history.Evaluations.Where(one => one.Opponent.Length > 0)]);
        AddSpeed(panels, history.Points);
        var iterations = PlotStyle.Numbers(AxisPosition.Bottom, "iterations");
        (iterations.Minimum, iterations.LabelFormatter) = (0, Short);
        model.Axes.Add(iterations);
        for (var panel = 0; panel < panels.Count; panel++)
        {
            var (axis, series) = panels[panel];
            axis.Key = $"panel{panel}";
            (axis.EndPosition, axis.StartPosition) = (1 - ((double)panel / panels.Count), 1 - ((panel + 1.0) / panels.Count) + (panel < panels.Count - 1 ? Gap : 0));
            model.Axes.Add(axis);
            foreach (var one in series)
            {
                ((XYAxisSeries)one).YAxisKey = axis.Key;
                model.Series.Add(one);
            }
        }

        model.Legends.Add(PlotStyle.Legend());
        return (model, Frame + (PanelHeight * Math.Max(1, panels.Count)));
    }

    private static void AddRegret(List<(Axis, List<Series>)> panels, TrainingHistory history)
    {
        var line = Line("mean positive regret", 0);
        line.Points.AddRange(history.Points.Where(point => point.Regret > 0)
            .Select(point => (At: point.RegretIterations ?? point.Iterations, Regret: point.Regret!.Value))
            .DistinctBy(point => point.At)
            .Select(point => new DataPoint(point.At, point.Regret)));
        if (line.Points.Count > 1)
        {
            panels.Add((PlotStyle.Powers(AxisPosition.Left, $"regret, {history.Curve.RegretUnit}"), [line]));
        }
    }

    private static void AddEvaluations(List<(Axis, List<Series>)> panels, string what, IReadOnlyList<StoredEvaluation> evaluations)
    {
        var kinds = evaluations.GroupBy(one => one.Opponent.Length > 0 ? $"{one.Kind} against {one.Opponent}" : one.Kind).ToList();
        if (kinds.Count == 0)
        {
            return;
        }

        var axis = PlotStyle.Numbers(AxisPosition.Left, $"{what}, {evaluations[0].Unit}");
        var (least, most) = (evaluations.Min(one => one.Low ?? one.Value), evaluations.Max(one => one.High ?? one.Value));
        var margin = Math.Max(1, (Math.Max(most, 0) - Math.Min(least, 0)) / 20);
        (axis.Minimum, axis.Maximum) = (Math.Min(least, 0) - margin, Math.Max(most, 0) + margin);
        panels.Add((axis, [.. kinds.Select((kind, number) => Measured(kind.Key, kind, panels.Count + number))]));
    }

    private static ScatterErrorSeries Measured(string title, IEnumerable<StoredEvaluation> evaluations, int number)
    {
        var (color, mark) = PlotStyle.Kind(number);
        var series = new ScatterErrorSeries { Title = title, MarkerType = mark, MarkerFill = color, ErrorBarColor = color };
        series.Points.AddRange(evaluations.Select(one => new ScatterErrorPoint(one.Iterations, one.Value, 0, (one.High - one.Low) ?? 0)));
        return series;
    }

    private static void AddSpeed(List<(Axis, List<Series>)> panels, IReadOnlyList<TrainingPoint> points)
    {
        var line = Line("speed", 3);
        var last = points.Count > 0 ? points[0] : null;
        foreach (var point in points.Skip(1))
        {
            if (point.Seconds - last!.Seconds >= LeastSeconds)
            {
                line.Points.Add(new(point.Iterations, (point.Nodes - last.Nodes) / (point.Seconds - last.Seconds) / 1e6));
                last = point;
            }
        }

        if (line.Points.Count > 1)
        {
            var axis = PlotStyle.Numbers(AxisPosition.Left, "M nodes/s");
            axis.Minimum = 0;
            panels.Add((axis, [line]));
        }
    }

    private static LineSeries Line(string title, int number) => new() { Title = title, Color = PlotStyle.Kind(number).Color, StrokeThickness = 1.8 };

    private static string Short(double value) => value switch
    {
        >= 1e9 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e9:0.##} G"),
        >= 1e6 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e6:0.##} M"),
        >= 1e3 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e3:0.##} k"),
        _ => value.ToString("0.##", CultureInfo.InvariantCulture),
    };
}
