namespace Poker.Infrastructure.Jobs;

/// <summary>A job at work.</summary>
/// <param name="Worker">Who works at it.</param>
/// <param name="Run">Its run.</param>
/// <param name="Kind">Which handler does it.</param>
/// <param name="Stage">The stage of the run.</param>
/// <param name="Part">The part of the stage.</param>
/// <param name="Progress">0 to 1, as the worker last told.</param>
/// <param name="Attempt">How often it was leased, this time included.</param>
/// <param name="Since">When it was leased, by the database's clock.</param>
/// <param name="Until">When the lease ends unless the worker is heard of before.</param>
public sealed record LeaseRow(
    Guid Worker, Guid Run, string Kind, string Stage, int Part, float Progress, int Attempt, DateTimeOffset Since, DateTimeOffset Until);
