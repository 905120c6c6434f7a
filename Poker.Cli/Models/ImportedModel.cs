using Poker.Cli.Output;
using Poker.Core.Learning.Policies;
using Poker.Core.Learning.Samples;
using Poker.Infrastructure.Live;
using Poker.Infrastructure.Models;
using Poker.Infrastructure.Onnx;

namespace Poker.Cli.Models;

/// <summary>A model of a file.</summary>
internal static class ImportedModel
{
    private const long MostBytes = 256 << 20;

    /// <summary>Reads a file and checks that it can play.</summary>
    /// <exception cref="CommandError">There is none, or it is no policy of this build's features and bins.</exception>
    public static NewModel Read(string path)
    {
        if (!File.Exists(path))
        {
            throw CommandError.BadInput($"There is no file '{path}'.");
        }

        if (new FileInfo(path).Length > MostBytes)
        {
            throw CommandError.BadInput($"{path} is larger than {MostBytes >> 20} MiB: it is no policy.");
        }

        var bytes = File.ReadAllBytes(path);
        try
        {
            var (network, metadata) = PolicyOnnx.Read(bytes);
            _ = new NetworkPolicy(network);
            var layout = metadata.GetValueOrDefault("features.layout");
            return layout is null || layout == FormattableString.Invariant($"{FeatureLayout.Version}")
                ? new NewModel(bytes, FeatureLayout.Version, null, LiveJson.Text(new { file = Path.GetFileName(path) }), "{}", LiveJson.Text(metadata))
                : throw CommandError.BadInput($"{path} reads features of layout {layout}, this build makes those of layout {FeatureLayout.Version}.");
        }
        catch (Exception error) when (error is InvalidDataException or ArgumentException)
        {
            throw CommandError.BadInput($"{path} cannot be used: {error.Message}");
        }
    }
}
