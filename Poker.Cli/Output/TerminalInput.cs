using System.Runtime.InteropServices;

namespace Poker.Cli.Output;

/// <summary>Waits for lines from a terminal without reading them: the system stops a background job (<c>&amp;</c>) that reads its terminal.</summary>
internal static class TerminalInput
{
    private const int Descriptor = 0, WaitMilliseconds = 500;
    private const short Readable = 1;

    /// <summary>Returns when a read will not stop the process; at once where standard input is no terminal.</summary>
    public static void Wait()
    {
        if (OperatingSystem.IsWindows() || Console.IsInputRedirected)
        {
            return;
        }

        while (true)
        {
            var asked = new PollDescriptor { Descriptor = Descriptor, Events = Readable };
            var ready = Poll(ref asked, 1, WaitMilliseconds);
            if (ready > 0 && ForegroundOf(Descriptor) == ProcessGroup())
            {
                return;
            }

            if (ready != 0)
            {
                // What there is to read is for whoever is in the foreground.
                Thread.Sleep(WaitMilliseconds);
            }
        }
    }

    [DllImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Poll(ref PollDescriptor descriptors, nuint count, int milliseconds);

    [DllImport("libc", EntryPoint = "tcgetpgrp")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ForegroundOf(int descriptor);

    [DllImport("libc", EntryPoint = "getpgrp")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ProcessGroup();

    // struct pollfd
    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
