namespace Poker.Bot.Models;

/// <summary>What is known of the registry: when it was heard of last, and what was wrong then.</summary>
/// <param name="clock">The clock.</param>
internal sealed class ModelNews(TimeProvider clock)
{
    private State _state = new(null, null, []);

    /// <summary>When the registry was read last; null before the first time.</summary>
    public DateTimeOffset? At => Volatile.Read(ref _state).At;

    /// <summary>How long ago that was; null before the first time.</summary>
    public TimeSpan? Age => At is { } at ? clock.GetUtcNow() - at : null;

    /// <summary>Why it cannot be read now; null when it can.</summary>
    public string? Away => Volatile.Read(ref _state).Away;

    /// <summary>Why versions in service do not play, a sentence each.</summary>
    public IReadOnlyList<string> Refused => Volatile.Read(ref _state).Refused;

    /// <summary>Notes that it was read.</summary>
    /// <param name="refused">The versions in service that cannot play.</param>
    public void Read(IReadOnlyList<string> refused) => Volatile.Write(ref _state, new(clock.GetUtcNow(), null, refused));

    /// <summary>Notes that it cannot be read.</summary>
    public void Gone(string why) => Volatile.Write(ref _state, Volatile.Read(ref _state) with { Away = why });

    private sealed record State(DateTimeOffset? At, string? Away, IReadOnlyList<string> Refused);
}
