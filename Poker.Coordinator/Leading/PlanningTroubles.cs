namespace Poker.Coordinator.Leading;

/// <summary>Which runs could not be planned, how often in a row, and when to try again: after 1 s, 2 s, 4 s, … 30 s at most.</summary>
internal sealed class PlanningTroubles(TimeProvider time)
{
    private readonly Dictionary<Guid, (int Failures, long RetryAt)> _troubles = [];

    /// <summary>Whether a run is to be left alone for now.</summary>
    public bool Rests(Guid run) => _troubles.TryGetValue(run, out var trouble) && time.GetTimestamp() < trouble.RetryAt;

    /// <summary>Notes a failure.</summary>
    /// <param name="run">The run.</param>
    /// <param name="counts">Whether it counts: the database's passing troubles do not.</param>
    /// <returns>Failures in a row that count.</returns>
    public int Failed(Guid run, bool counts)
    {
        var failures = _troubles.GetValueOrDefault(run).Failures + (counts ? 1 : 0);
        var seconds = Math.Min(30, Math.Pow(2, Math.Clamp(failures - 1, 0, 5)));
        _troubles[run] = (failures, time.GetTimestamp() + (long)(seconds * time.TimestampFrequency));
        return failures;
    }

    /// <summary>Notes that a run was planned, or is over.</summary>
    public void Planned(Guid run) => _troubles.Remove(run);
}
