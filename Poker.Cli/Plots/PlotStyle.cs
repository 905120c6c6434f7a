using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;

namespace Poker.Cli.Plots;

/// <summary>How all plots look: dark on white, four colours that tell apart without colour vision, marks of different forms.</summary>
internal static class PlotStyle
{
    private static readonly OxyColor Grid = OxyColor.FromRgb(0xdd, 0xe3, 0xe0);

    // Okabe and Ito, "Color Universal Design", 2008.
    private static readonly (OxyColor Color, MarkerType Mark)[] Kinds =
    [
        (OxyColor.FromRgb(0x00, 0x72, 0xb2), MarkerType.Circle),
        (OxyColor.FromRgb(0xd5, 0x5e, 0x00), MarkerType.Square),
        (OxyColor.FromRgb(0x00, 0x9e, 0x73), MarkerType.Diamond),
        (OxyColor.FromRgb(0xcc, 0x79, 0xa7), MarkerType.Triangle),
    ];

    /// <summary>The colour and the mark of the kind with this number.</summary>
    public static (OxyColor Color, MarkerType Mark) Kind(int number) => Kinds[number % Kinds.Length];

    /// <summary>An empty plot.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="subtitle">Of what.</param>
    public static PlotModel Model(string title, string subtitle) => new()
    {
        Title = title,
        Subtitle = subtitle,
        TitleFontWeight = FontWeights.Normal,
        TitleFontSize = 16,
        SubtitleFontSize = 11,
        DefaultFont = "Arial",
        Background = OxyColors.White,
        PlotAreaBorderColor = OxyColors.Gray,
        Padding = new(16, 12, 24, 12),
    };

    /// <summary>A legend below the plot.</summary>
    public static Legend Legend() => new()
    {
        LegendPlacement = LegendPlacement.Outside,
        LegendPosition = LegendPosition.BottomCenter,
        LegendOrientation = LegendOrientation.Horizontal,
    };

    /// <summary>A number axis with a grid.</summary>
    public static LinearAxis Numbers(AxisPosition position, string title) => WithGrid(new LinearAxis { Position = position, Title = title });

    /// <summary>An axis of powers of ten with a grid.</summary>
    public static LogarithmicAxis Powers(AxisPosition position, string title) =>
        WithGrid(new LogarithmicAxis { Position = position, Title = title, UseSuperExponentialFormat = false });

    private static T WithGrid<T>(T axis)
        where T : Axis
    {
        (axis.MajorGridlineStyle, axis.MajorGridlineColor, axis.TicklineColor) = (LineStyle.Solid, Grid, OxyColors.Gray);
        return axis;
    }
}
