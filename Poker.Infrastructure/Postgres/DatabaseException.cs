namespace Poker.Infrastructure.Postgres;

/// <summary>A database error that a person can act on: what is wrong, and the ways out. Meant to be shown without its stack.</summary>
/// <param name="problem">What is wrong, in one sentence.</param>
/// <param name="wayOut">What to do about it; empty when there is nothing to say.</param>
/// <param name="inner">The cause, for logs.</param>
public sealed class DatabaseException(string problem, string wayOut = "", Exception? inner = null) : Exception(problem, inner)
{
    /// <summary>What to do about it.</summary>
    public string WayOut { get; } = wayOut;
}
