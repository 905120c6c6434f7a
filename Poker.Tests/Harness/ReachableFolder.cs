namespace Poker.Tests.Harness;

/// <summary>A folder that every user can enter, deleted at the end.</summary>
public sealed class ReachableFolder : IDisposable
{
    public ReachableFolder()
    {
        Path = Directory.CreateTempSubdirectory("poker-test-").FullName;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path, (UnixFileMode)Convert.ToInt32("755", 8));
        }
    }

    public string Path { get; }

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
