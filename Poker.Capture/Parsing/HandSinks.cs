using Poker.Infrastructure.Capture;

namespace Poker.Capture.Parsing;

/// <summary>What is made of every accepted hand, by the service and by commands alike.</summary>
internal static class HandSinks
{
    /// <summary>All of it.</summary>
    /// <param name="dataFolder">The data folder.</param>
    public static IReadOnlyList<IHandSink> Of(string dataFolder) => [new SampleSink(dataFolder)];
}
