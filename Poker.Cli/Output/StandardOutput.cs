using Microsoft.Win32.SafeHandles;

namespace Poker.Cli.Output;

/// <summary>Standard output as bytes.</summary>
internal static class StandardOutput
{
    private const int Descriptor = 1;

    /// <summary>Opens it, unbuffered. A reader that went away (<c>| head</c>) is an <see cref="IOException"/> that ends the command.</summary>
    /// <remarks>Console's own stream ignores a broken pipe on Unix: a command fed by an endless pipe would never end.</remarks>
    public static Stream Open() => OperatingSystem.IsWindows()
        ? Console.OpenStandardOutput()
        : new FileStream(new SafeFileHandle(Descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
}
