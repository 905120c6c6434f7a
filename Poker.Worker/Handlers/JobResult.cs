namespace Poker.Worker.Handlers;

/// <summary>How a job ended.</summary>
public sealed class JobResult
{
    private JobResult(byte[]? bytes) => Bytes = bytes;

    /// <summary>The handler's own transaction has ended the lease (<see cref="JobContext.CommitAsync"/>).</summary>
    public static JobResult Committed { get; } = new(null);

    /// <summary>What is handed in; null when there is nothing more to do.</summary>
    public byte[]? Bytes { get; }

    /// <summary>A result to hand in to the coordinator.</summary>
    public static JobResult Of(byte[] bytes) => new(bytes);
}
