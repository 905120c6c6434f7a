using System.Collections.Concurrent;
using Poker.Infrastructure.Capture;

namespace Poker.Capture.Security;

/// <summary>The sources of keys, each asked for every few seconds at most: a revoked key opens nothing after <see cref="Fresh"/>.</summary>
internal sealed class SourceKeys(SourceStore store, TimeProvider clock)
{
    /// <summary>How long what the database said of a key counts.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    // By the key's hash; of keys that are right alone, so that nobody can fill it.
    private readonly ConcurrentDictionary<string, (CaptureSource Source, long At)> _known = new();

    /// <summary>Whether a key was right a while ago: others' wrong keys do not keep its sender out.</summary>
    public bool WasRight(string key) => SourceKey.IsWellFormed(key) && _known.ContainsKey(Name(key));

    /// <summary>The source that a key may send for; null when it is none, or was revoked.</summary>
    /// <exception cref="Infrastructure.Postgres.DatabaseException">That cannot be found out now.</exception>
    public async Task<CaptureSource?> FindAsync(string key, CancellationToken cancellation)
    {
        if (!SourceKey.IsWellFormed(key))
        {
            return null;
        }

        var name = Name(key);
        if (_known.TryGetValue(name, out var known) && clock.GetElapsedTime(known.At) < Fresh)
        {
            return known.Source;
        }

        var asked = clock.GetTimestamp();
        if (await store.FindByKeyAsync(key, cancellation) is not { } source)
        {
            _known.TryRemove(name, out _);
            return null;
        }

        _known[name] = (source, asked);
        return source;
    }

    private static string Name(string key) => Convert.ToHexString(SourceKey.Hash(key));
}
