using Microsoft.Extensions.Logging.Abstractions;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Capture;

namespace Poker.Capture.Parsing;

/// <summary>What is made of every accepted hand, by the service and by commands alike.</summary>
internal static class HandSinks
{
    /// <summary>All of it.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="log">Told of street files that cannot be read, or null.</param>
    public static IReadOnlyList<IHandSink> Of(string dataFolder, ILogger? log = null) =>
        [new SampleSink(new(() => FeatureFolder.Find(dataFolder), TimeProvider.System, log ?? NullLogger.Instance))];
}
