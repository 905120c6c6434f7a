namespace Poker.Cli.Output;

/// <summary>Standard output, for text and for bytes; what cannot be written ends the command.</summary>
internal static class StandardOutput
{
    private const int Descriptor = 1;

    /// <summary>Opens it for bytes, unbuffered.</summary>
    /// <remarks>On Windows a reader that went away is not noticed: Console's stream, the only one at hand there, ignores it.</remarks>
    public static Stream Open() => OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : new DescriptorStream(Descriptor);

    /// <summary>Lets all that is written with Console and its tables come through <see cref="Open"/> where it is a file or a pipe.</summary>
    public static void UseForConsole()
    {
        if (Console.IsOutputRedirected && !OperatingSystem.IsWindows())
        {
            Console.SetOut(new StreamWriter(Open(), Console.OutputEncoding) { AutoFlush = true });
        }
    }
}
