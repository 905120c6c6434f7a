using System.Globalization;
using Poker.Core.Solving.Blueprints;

namespace Poker.Infrastructure.Artefacts;

/// <summary>The blueprint's part of a data folder: the checkpoint of the one run that trains there, and the checkpoints that were kept.</summary>
/// <param name="folder">The folder; made when first written to.</param>
public sealed class BlueprintFolder(string folder)
{
    /// <summary>The folder's usual name within the data folder.</summary>
    public const string Name = "blueprint";

    /// <summary>How blueprint files' names end.</summary>
    public const string Extension = ".blueprint";

    /// <summary>The file of the newest checkpoint, whether it exists or not.</summary>
    public string Checkpoint => Path.Combine(folder, "checkpoint" + Extension);

    /// <summary>The folder of the checkpoints that were kept, whether it exists or not.</summary>
    public string Kept => Path.Combine(folder, "kept");

    /// <summary>The blueprint folder of a data folder.</summary>
    public static BlueprintFolder Of(string dataFolder) => new(Path.Combine(dataFolder, Name));

    /// <summary>Takes the folder for this process; null while another has it. The system gives it back when the process ends, however it ends.</summary>
    public IDisposable? TryLock()
    {
        Directory.CreateDirectory(folder);
        return ExclusiveFile.TryOpen(Path.Combine(folder, "lock"));
    }

    /// <summary>What the checkpoint says that it is; null when there is none.</summary>
    /// <exception cref="InvalidDataException">It is no such file, or damaged.</exception>
    public BlueprintRun? ReadRun() => File.Exists(Checkpoint) ? BlueprintFile.ReadRun(Checkpoint) : null;

    /// <summary>Replaces the checkpoint, when the new one is complete.</summary>
    /// <param name="run">What it is.</param>
    /// <param name="save">Writes the training's own checkpoint.</param>
    /// <param name="keep">Whether to keep it also under a name of its own.</param>
    public void Write(BlueprintRun run, Action<Stream> save, bool keep)
    {
        Directory.CreateDirectory(folder);
        RemoveDrafts();
        BlueprintFile.Write(Checkpoint, run, save);
        if (keep)
        {
            var name = run.Iterations.ToString("D14", CultureInfo.InvariantCulture) + Extension;
            DurableFile.Write(Path.Combine(Kept, name), stream =>
            {
                using var written = File.OpenRead(Checkpoint);
                written.CopyTo(stream);
            });
        }
    }

    /// <summary>Deletes the checkpoint and those that were kept.</summary>
    public void Reset()
    {
        File.Delete(Checkpoint);
        if (Directory.Exists(Kept))
        {
            Directory.Delete(Kept, recursive: true);
        }
    }

    // What a killed process was writing: whoever writes here has the folder to itself.
    private void RemoveDrafts()
    {
        foreach (var draft in Directory.EnumerateFiles(folder, $"*{DurableFile.DraftSuffix}", SearchOption.AllDirectories))
        {
            File.Delete(draft);
        }
    }
}
