namespace Poker.Infrastructure.Jobs;

/// <summary>What runs work on: one run of an area at a time.</summary>
public static class RunAreas
{
    /// <summary>The tables of the abstraction and of the blueprint. A process that trains by itself excludes such runs, and they exclude it.</summary>
    public const string Autotrain = "autotrain";
}
