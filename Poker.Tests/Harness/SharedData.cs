namespace Poker.Tests.Harness;

/// <summary>The folder of recorded hands beside the clone, or the one that POKER_TEST_DATA names.</summary>
internal static class SharedData
{
    public static string Root { get; } = Environment.GetEnvironmentVariable("POKER_TEST_DATA") is { Length: > 0 } named
        ? named
        : Clone.PathOf("..", "shared", "data");

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);
}
