namespace Poker.Infrastructure.Jobs;

/// <summary>A job to be added to a run.</summary>
/// <param name="Kind">Which handler does it.</param>
/// <param name="Stage">The stage of the run, such as "turn/round/12".</param>
/// <param name="Part">The part of the stage, from 0.</param>
/// <param name="Payload">What the handler reads.</param>
public sealed record NewJob(string Kind, string Stage, int Part, byte[] Payload)
{
    /// <summary>Jobs of lower numbers go first; equals in the order of their addition.</summary>
    public int Priority { get; init; }

    /// <summary>Slots of a worker that it takes, 1 and more; 0 for all of them.</summary>
    public int Slots { get; init; } = 1;

    /// <summary>The worker that has what the job needs in its memory: others may take it after <see cref="PreferredFor"/> only.</summary>
    public Guid? Preferred { get; init; }

    /// <summary>For how long it waits for that worker.</summary>
    public TimeSpan PreferredFor { get; init; } = TimeSpan.FromSeconds(2);
}
