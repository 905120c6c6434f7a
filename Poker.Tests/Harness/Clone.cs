using System.Runtime.CompilerServices;

namespace Poker.Tests.Harness;

/// <summary>The clone that the tests were built from.</summary>
internal static class Clone
{
    public static string Root { get; } = RootOf();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string RootOf([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));
}
