using Poker.Core.Learning.Samples;
using Poker.Core.Play;

namespace Poker.Capture.Parsing;

/// <summary>What vectors are made with: the buckets as soon as there are some, until then equities alone. Safe to use from several threads.</summary>
/// <param name="find">Finds the buckets, or null where there are none yet; asked at most every minute, and not again once it has found some.</param>
/// <param name="clock">Measures the minute.</param>
/// <param name="log">Told once that they cannot be read, and once more if that changed in between.</param>
internal sealed class SampleFeatures(Func<FeatureWriter?> find, TimeProvider clock, ILogger log)
{
    /// <summary>How long nothing is looked for after nothing was found.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private FeatureWriter? _found;
    private FeatureWriter? _plain;
    private long? _lookedAt;
    private bool _hasFailed;

    /// <summary>What to make vectors with now.</summary>
    public FeatureWriter Current()
    {
        lock (_lock)
        {
            if (_found is null && (_lookedAt is not { } looked || clock.GetElapsedTime(looked) >= Pause))
            {
                _found = Find();
                _lookedAt = clock.GetTimestamp();
            }

            return _found ?? (_plain ??= new(new ComputedEquities()));
        }
    }

    private FeatureWriter? Find()
    {
        try
        {
            var found = find();
            _hasFailed = false;
            return found;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException)
        {
            if (!_hasFailed)
            {
                LogMessages.NoBuckets(log, error.Message);
            }

            _hasFailed = true;
            return null;
        }
    }
}
