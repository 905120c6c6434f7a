using System.Globalization;
using Poker.Core.Solving.Blueprints;

namespace Poker.Infrastructure.Autotrain;

/// <summary>What there is to go on from, and the choice: the newer of the checkpoint and the database's blueprint.</summary>
/// <param name="Checkpoint">The data folder's; null when there is none.</param>
/// <param name="Stored">The database's; null when there is none or no database is used.</param>
public sealed record Resumption(BlueprintRun? Checkpoint, BlueprintRun? Stored)
{
    /// <summary>The run that a session goes on with when it is told nothing else: the newer one.</summary>
    public BlueprintRun? Newest => Choose(null) switch
    {
        RunSource.Checkpoint => Checkpoint,
        RunSource.Database => Stored,
        _ => null,
    };

    /// <summary>Whether both are there and began apart, so that neither is an older state of the other.</summary>
    public bool AreTwoRuns => Checkpoint is not null && Stored is not null && Checkpoint.Id != Stored.Id;

    /// <summary>The source to go on from.</summary>
    /// <param name="told">A source that was asked for, or null for the one with more iterations; the checkpoint where they are equal, which is exact.</param>
    public RunSource Choose(RunSource? told) => told switch
    {
        { } asked => asked,
        null when Checkpoint is null && Stored is null => RunSource.Nothing,
        null when Stored is null || (Checkpoint is not null && Checkpoint.Iterations >= Stored.Iterations) => RunSource.Checkpoint,
        null => RunSource.Database,
    };

    /// <summary>The run of a source.</summary>
    public BlueprintRun? Of(RunSource source) => source switch
    {
        RunSource.Checkpoint => Checkpoint,
        RunSource.Database => Stored,
        _ => null,
    };

    /// <summary>Why a session with that key cannot go on here, and the ways out; null when it can.</summary>
    /// <param name="wanted">The key that was asked for.</param>
    /// <param name="told">The source that was asked for, or null.</param>
    public (string Problem, string WayOut)? ProblemWith(BlueprintKey wanted, RunSource? told)
    {
        const string WaysOut = "Leave the options out to go on with it, delete it (--reset; poker export FILE --what blueprint keeps it first), "
            + "or use another folder (--data DIR) or database (--database).";
        foreach (var (source, place) in ((RunSource, string)[])[(RunSource.Checkpoint, "The data folder's checkpoint"), (RunSource.Database, "The database")])
        {
            if (Of(source) is { } found && (told is null || told == source) && found.Key.DifferencesFrom(wanted) is { Count: > 0 } differences)
            {
                return ($"{place} holds another blueprint: {string.Join("; ", differences)}.", WaysOut);
            }
        }

        if (told is { } asked and not RunSource.Nothing && Of(asked) is null)
        {
            return ($"There is no blueprint in the {(asked == RunSource.Database ? "database" : "data folder's checkpoint")} to go on from.", "Leave out --from.");
        }

        return told is null && AreTwoRuns
            ? (string.Create(
                    CultureInfo.InvariantCulture,
                    $"The data folder's checkpoint ({Checkpoint!.Iterations:N0} iterations) and the database's blueprint ({Stored!.Iterations:N0}) are of two runs that began apart."),
                "Say which to go on from (--from checkpoint, --from database): the other is replaced; or delete both (--reset).")
            : null;
    }
}
