using System.Globalization;
using Poker.Cli.Output;
using Poker.Cli.Progress;
using Poker.Core.Cards;
using Poker.Core.Indexing;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure;
using Poker.Worker.Handlers.Blueprints;

namespace Poker.Cli.Training;

/// <summary>Whether a training by workers of this process fits the machine, asked before anything is started.</summary>
/// <param name="Size">The blueprint's size.</param>
/// <param name="Workers">Workers of this process, each with tables of its own; those of others look for themselves.</param>
/// <param name="FreeBytes">The machine's or container's memory that is to be had.</param>
internal sealed record SharedMemoryCheck(BlueprintSize Size, int Workers, long FreeBytes)
{
    /// <summary>The check against this machine.</summary>
    /// <exception cref="CommandError">There is no tree of such bets.</exception>
    public static SharedMemoryCheck Of(BlueprintKey key, int workers)
    {
        var deck = Deck.Named(key.Abstraction.Deck);
        int[] buckets = [.. Streets.InOrderOfPlay.ToArray().Select(street => (int)Math.Min(key.Abstraction.Buckets(street), CanonicalCounts.Of(deck, street)))];
        try
        {
            return new(BlueprintSize.Of(BettingTree.Of(key.ToBetting()), buckets), workers, MachineMemory.FreeBytes());
        }
        catch (ArgumentException error)
        {
            throw CommandError.BadInput($"{error.Message.TrimEnd('.')}: choose fewer bets (--betting) or smaller stacks (--stacks).");
        }
    }

    /// <summary>What the workers need in all.</summary>
    public long NeededBytes => Workers * BatchMemory.Of(Size);

    /// <summary>All of it in a sentence.</summary>
    public string Sentence() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Size.Decisions:N0} decisions, {Size.InformationSets:N0} information sets; memory: {Figures.Bytes(Size.TableBytes)} of tables, {Figures.Bytes(BatchMemory.Of(Size))} a worker, {Figures.Bytes(NeededBytes)} for {Workers}, of {Figures.Bytes(FreeBytes)} free");

    /// <summary>Refuses what does not fit.</summary>
    /// <exception cref="CommandError">With the figures and the ways out.</exception>
    public void Require()
    {
        if (NeededBytes > FreeBytes)
        {
            var fewer = Workers > 1 && BatchMemory.Of(Size) <= FreeBytes ? "with fewer workers, which then have more cores each (--workers 1), " : "";
            throw new CommandError(
                $"this does not fit the memory: {Sentence()}.{Environment.NewLine}"
                + $"Train {fewer}with fewer bets (--betting compact, tiny), smaller stacks (--stacks) or fewer buckets (--turn-buckets …), on a larger machine, "
                + "or in one process, which needs half (poker fast).");
        }
    }
}
