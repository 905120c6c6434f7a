using System.CommandLine;
using System.Globalization;
using OxyPlot;
using Poker.Cli.Output;

namespace Poker.Cli.Plots;

/// <summary>Where a plot goes, and how large it is.</summary>
internal sealed class PlotTarget
{
    private const int MostPixels = 10_000;

    private readonly Option<FileInfo> _out = new("--out") { Description = "The SVG file to write.", HelpName = "FILE.svg", Required = true };
    private readonly Option<bool> _force = new("--force") { Description = "Replace the file if it exists." };
    private readonly Option<int> _width = NumberOption.Whole("--width", "Its width in pixels.", 200, MostPixels, 900);
    private readonly Option<int?> _height = new("--height") { Description = "Its height in pixels; what fits unless told." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _height.Validators.Add(height =>
        {
            if (height.GetValueOrDefault<int?>() is < 100 or > MostPixels)
            {
                height.AddError(string.Create(CultureInfo.InvariantCulture, $"--height takes a whole number from 100 to {MostPixels}."));
            }
        });
        foreach (var option in (Option[])[_out, _force, _width, _height])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The file, which can be written.</summary>
    public FileInfo Read(ParseResult result)
    {
        var file = result.GetValue(_out)!;
        TargetFile.Check(file, result.GetValue(_force));
        return file;
    }

    /// <summary>Writes the plot, and its file's name on standard output.</summary>
    /// <param name="result">What was asked for.</param>
    /// <param name="model">The plot.</param>
    /// <param name="file">The file.</param>
    /// <param name="height">In pixels, where none was asked for.</param>
    public void Write(ParseResult result, PlotModel model, FileInfo file, int height)
    {
        SvgFile.Write(model, file, result.GetValue(_width), result.GetValue(_height) ?? height);
        Console.WriteLine(file.FullName);
    }
}
