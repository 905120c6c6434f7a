using System.Globalization;
using OxyPlot;
using Poker.Cli.Output;

namespace Poker.Cli.Plots;

/// <summary>Writes plots as SVG: whole or not at all.</summary>
internal static class SvgFile
{
    /// <summary>Refuses what cannot be written, before anything is read for it.</summary>
    /// <exception cref="CommandError">It is a folder, lies in none, or exists and is not to be replaced.</exception>
    public static void Check(FileInfo file, bool mayReplace)
    {
        if (Directory.Exists(file.FullName))
        {
            throw CommandError.BadInput($"{file.FullName} is a folder: name a file in it.");
        }

        if (file.Directory is not { Exists: true })
        {
            throw CommandError.BadInput($"The folder of {file.FullName} does not exist.");
        }

        if (file.Exists && !mayReplace)
        {
            throw CommandError.BadInput($"{file.FullName} exists: name another file, or give --force to replace it.");
        }
    }

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
        var draft = $"{file.FullName}.{Environment.ProcessId}.draft";
        try
        {
            using (var stream = File.Create(draft))
            {
                new SvgExporter { Width = width, Height = height, TextMeasurer = new TextMeasurer(width, height) }.Export(model, stream);
            }

            File.Move(draft, file.FullName, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
            CultureInfo.CurrentCulture = culture;
        }
    }
}
