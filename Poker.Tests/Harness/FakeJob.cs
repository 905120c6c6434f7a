namespace Poker.Tests.Harness;

/// <summary>A job on a <see cref="FakeBoard"/>.</summary>
internal sealed class FakeJob(long id, string kind, int slots, byte[] payload, string trace)
{
    public long Id => id;

    public string Kind => kind;

    public int Slots => slots;

    public byte[] Payload => payload;

    public string Trace => trace;

    /// <summary>pending, leased, done or failed.</summary>
    public string State { get; set; } = "pending";

    public int Attempts { get; set; }

    public Guid Token { get; set; }

    public Guid Acquisition { get; set; }

    public Guid Worker { get; set; }

    /// <summary>By <see cref="Environment.TickCount64"/>.</summary>
    public long LeasedUntil { get; set; }

    public float Progress { get; set; }

    public byte[]? Result { get; set; }

    public string? Problem { get; set; }

    /// <summary>How often a completion counted: never more than once.</summary>
    public int Counted { get; set; }
}
