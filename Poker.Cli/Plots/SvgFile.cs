using System.Globalization;
using OxyPlot;
using Poker.Infrastructure.Artefacts;

namespace Poker.Cli.Plots;

/// <summary>Writes plots as SVG: whole or not at all.</summary>
internal static class SvgFile
{
    /// <summary>Writes one.</summary>
    /// <param name="model">The plot.</param>
    /// <param name="file">The file.</param>
    /// <param name="width">In CSS pixels.</param>
    /// <param name="height">In CSS pixels.</param>
    public static void Write(PlotModel model, FileInfo file, int width, int height)
    {
        // The library writes numbers in the thread's culture.
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            var exporter = new SvgExporter { Width = width, Height = height, TextMeasurer = new TextMeasurer(width, height) };
            DurableFile.Write(file.FullName, stream => exporter.Export(model, stream));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
