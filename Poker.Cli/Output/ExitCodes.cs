namespace Poker.Cli.Output;

/// <summary>What a command's exit code tells.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>The input was fine, the work failed: a database away, a disk full.</summary>
    public const int Failure = 1;

    /// <summary>The input or the command line cannot be understood.</summary>
    public const int BadInput = 2;

    /// <summary>Ended by Ctrl-C or SIGTERM (128 + SIGINT, as shells count).</summary>
    public const int Cancelled = 130;
}
