using System.CommandLine;
using System.Globalization;
using OxyPlot;
using Poker.Cli.Output;
using Poker.Cli.Plots;

namespace Poker.Cli.Commands;

/// <summary><c>poker plot</c>: figures as files.</summary>
internal static class PlotCommand
{
    private const int MostPixels = 10_000;

    /// <summary>The command.</summary>
    public static Command Create() => new("plot", "Draw training, buckets or matches as an SVG file.") { Match() };

    private static DocumentedCommand Match()
    {
        const string Description =
            """
            Draw what strategies won, with 95 % intervals, from results that poker match --json wrote.

              poker match pot-odds tight --hands 100000 --json > tight.json
              poker plot match tight.json --out tight.svg
              poker match random call --json | poker plot match - --out match.svg
            """;
        var files = new Argument<string[]>("results") { Description = "Files with results; - is standard input.", Arity = ArgumentArity.OneOrMore };
        var target = new Target();
        var command = new DocumentedCommand("match", Description) { files };
        target.AddTo(command);
        command.SetWork((result, _) =>
        {
            var file = target.Read(result);
            var (model, height) = MatchPlot.Of([.. result.GetValue(files)!.Select(MatchFiles.Read)]);
            target.Write(result, model, file, height);
        });
        return command;
    }

    /// <summary>Where a plot goes, and how large it is.</summary>
    private sealed class Target
    {
        private readonly Option<FileInfo> _out = new("--out") { Description = "The SVG file to write.", HelpName = "FILE.svg", Required = true };
        private readonly Option<bool> _force = new("--force") { Description = "Replace the file if it exists." };
        private readonly Option<int> _width = NumberOption.Whole("--width", "Its width in pixels.", 200, MostPixels, 900);
        private readonly Option<int?> _height = new("--height") { Description = "Its height in pixels; what fits unless told." };

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

        public FileInfo Read(ParseResult result)
        {
            var file = result.GetValue(_out)!;
            SvgFile.Check(file, result.GetValue(_force));
            return file;
        }

        public void Write(ParseResult result, PlotModel model, FileInfo file, int height)
        {
            SvgFile.Write(model, file, result.GetValue(_width), result.GetValue(_height) ?? height);
            Console.WriteLine(file.FullName);
        }
    }
}
