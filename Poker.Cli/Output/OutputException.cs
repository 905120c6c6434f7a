namespace Poker.Cli.Output;

/// <summary>Standard output cannot be written.</summary>
/// <remarks>A type of its own, without the system's error code: nobody shall take a full standard output for a full data folder.</remarks>
internal sealed class OutputException(string cause, bool readerLeft) : IOException($"Standard output cannot be written: {cause}.")
{
    /// <summary>Whether it is a pipe whose reader went away (<c>| head</c>): the reader's choice, nothing to complain of.</summary>
    public bool ReaderLeft { get; } = readerLeft;
}
