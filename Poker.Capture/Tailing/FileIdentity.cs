using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Poker.Capture.Tailing;

/// <summary>What stays the same while a file is renamed and written to, and differs for the next file of its name.</summary>
/// <remarks>On Linux device, inode and time of birth, by statx(2); elsewhere the time at which it was created.</remarks>
internal static class FileIdentity
{
    private const int CurrentFolder = -100, EmptyPath = 0x1000;
    private const uint InodeAndBirth = 0x100 | 0x800;

    // struct statx is laid out alike on every architecture.
    private const int StatxBytes = 256, Inode = 32, BirthSeconds = 80, BirthNanoseconds = 88, DeviceMajor = 136, DeviceMinor = 140;

    /// <summary>Of an open file.</summary>
    public static string Of(SafeFileHandle file) =>
        OperatingSystem.IsLinux() && Ask((int)file.DangerousGetHandle(), "", EmptyPath) is { } found ? found : Born(File.GetCreationTimeUtc(file));

    /// <summary>Of the file that a path leads to; null if there is none.</summary>
    public static string? Of(string path) =>
        !File.Exists(path) ? null
        : OperatingSystem.IsLinux() && Ask(CurrentFolder, path, 0) is { } found ? found
        : Born(File.GetCreationTimeUtc(path));

    private static string Born(DateTime at) => at.Ticks.ToString("x", CultureInfo.InvariantCulture);

    private static string? Ask(int folder, string path, int flags)
    {
        Span<byte> told = stackalloc byte[StatxBytes];
        told.Clear();
        try
        {
            if (Statx(folder, path, flags, InodeAndBirth, ref MemoryMarshal.GetReference(told)) != 0)
            {
                return null;
            }
        }
        catch (EntryPointNotFoundException)
        {
            // An older C library.
            return null;
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{MemoryMarshal.Read<uint>(told[DeviceMajor..]):x}.{MemoryMarshal.Read<uint>(told[DeviceMinor..]):x}-{MemoryMarshal.Read<ulong>(told[Inode..]):x}-{MemoryMarshal.Read<long>(told[BirthSeconds..]):x}.{MemoryMarshal.Read<uint>(told[BirthNanoseconds..]):x}");
    }

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, ref byte told);
}
