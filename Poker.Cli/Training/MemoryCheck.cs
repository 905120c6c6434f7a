using System.Globalization;
using Poker.Cli.Output;
using Poker.Cli.Progress;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure;

namespace Poker.Cli.Training;

/// <summary>Whether a training fits the machine, asked before anything is allocated.</summary>
/// <param name="Size">The blueprint's size.</param>
/// <param name="WithCopy">Whether checkpoints are written from a copy.</param>
/// <param name="FreeBytes">The machine's or container's memory that is to be had.</param>
internal sealed record MemoryCheck(BlueprintSize Size, bool WithCopy, long FreeBytes)
{
    // The full deck's buckets and equities, the index of hands, and the runtime itself.
    private const long OtherBytes = 200L << 20;

    /// <summary>The check against this machine.</summary>
    public static MemoryCheck Of(BlueprintSize size, bool withCopy) => new(size, withCopy, MachineMemory.FreeBytes());

    /// <summary>What the training needs in all.</summary>
    public long NeededBytes => Needed(WithCopy);

    /// <summary>All of it in a sentence.</summary>
    public string Sentence() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Size.Decisions:N0} decisions, {Size.InformationSets:N0} information sets, {Size.Entries:N0} actions; memory: {Figures.Bytes(Size.TableBytes)} of tables{(WithCopy ? ", as much for checkpoints" : "")}, {Figures.Bytes(NeededBytes)} in all, of {Figures.Bytes(FreeBytes)} free");

    /// <summary>Refuses what does not fit.</summary>
    /// <exception cref="CommandError">With the figures and the ways out.</exception>
    public void Require()
    {
        if (NeededBytes > FreeBytes)
        {
            var smaller = WithCopy && Needed(withCopy: false) <= FreeBytes ? "without a copy for checkpoints (--checkpoint 0), " : "";
            throw new CommandError(
                $"this does not fit the memory: {Sentence()}.{Environment.NewLine}"
                + $"Train {smaller}with fewer bets (--betting compact, tiny), smaller stacks (--stacks) or fewer buckets (--turn-buckets …), or on a larger machine.");
        }
    }

    private long Needed(bool withCopy) => (Size.TableBytes * (withCopy ? 2 : 1)) + Size.TreeBytes + OtherBytes;
}
