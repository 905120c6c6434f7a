using Poker.Cli.Output;
using Poker.Core.Histories;
using Poker.Core.Play.Matches;

namespace Poker.Cli.Matches;

/// <summary>A match's hands as a <c>.phhs</c> file, written beside and renamed when whole: what bears the name is complete.</summary>
internal sealed class HistoryFile : IHandHistory, IDisposable
{
    private const string Extension = ".phhs", DraftSuffix = ".draft";

    private readonly string _draft;
    private readonly StreamWriter _output;

    private HistoryFile(string path)
    {
        Path = path;
        _draft = $"{path}.{Environment.ProcessId}{DraftSuffix}";
        _output = new StreamWriter(_draft);
    }

    /// <summary>Where the hands will be.</summary>
    public string Path { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="path">A file that ends in <c>.phhs</c>, or a folder, where the match names it.</param>
    /// <param name="match">The match's name, for a folder.</param>
    /// <exception cref="CommandError">It cannot be written.</exception>
    public static HistoryFile Open(string path, string match)
    {
        if (Directory.Exists(path) || path.EndsWith('/') || path.EndsWith(System.IO.Path.DirectorySeparatorChar))
        {
            path = System.IO.Path.Combine(path, FileName(match));
        }

        if (System.IO.Path.GetExtension(path) != Extension)
        {
            throw CommandError.BadInput($"--phh takes a folder, or a file whose name ends in {Extension}, not '{path}'.");
        }

        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
            return new HistoryFile(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandError($"The hands cannot be written: {error.Message}", cause: error);
        }
    }

    /// <inheritdoc />
    public void Write(IReadOnlyList<PlayedHand> hands)
    {
        foreach (var hand in hands)
        {
            PhhWriter.Write(_output, hand.Number + 1, hand.ToRecord());
        }
    }

    /// <summary>Gives the file its name.</summary>
    public void Complete()
    {
        _output.Dispose();
        File.Move(_draft, Path, overwrite: true);
    }

    /// <summary>Removes what was not completed.</summary>
    public void Dispose()
    {
        try
        {
            _output.Dispose();
        }
        finally
        {
            File.Delete(_draft);
        }
    }

    private static string FileName(string match) =>
        string.Concat(match.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' ? letter : '_')) + Extension;
}
