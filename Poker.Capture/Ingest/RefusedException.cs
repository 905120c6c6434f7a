namespace Poker.Capture.Ingest;

/// <summary>A request that is not done; the message tells its sender why and what to do, and holds nothing of a line.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="cause">Why, in a word, for metrics: <see cref="Refusal"/>.</param>
/// <param name="message">Why, in a sentence.</param>
/// <param name="retryAfter">When the same may be sent again; null where that would be in vain.</param>
internal sealed class RefusedException(int status, string cause, string message, TimeSpan? retryAfter = null) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>Why, in a word.</summary>
    public string Cause { get; } = cause;

    /// <summary>When the same may be sent again; null where that would be in vain.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
