using System.Collections.Immutable;

namespace Poker.Core.Dialects;

/// <summary>What is known of a table between two hands; a value that can be stored (System.Text.Json reads and writes it).</summary>
/// <remarks>Some kilobytes at most, however long the table is watched.</remarks>
public sealed record TableMemory
{
    /// <summary>Nothing yet.</summary>
    public static readonly TableMemory Empty = new();

    /// <summary>The players named so far.</summary>
    public KnownPlayers Players { get; init; } = KnownPlayers.None;

    /// <summary>Stacks, where they are known.</summary>
    public ImmutableArray<KnownStack> Stacks { get; init; } = [];

    /// <summary>The small blind, 0 if nothing has told it.</summary>
    public Amount SmallBlind { get; init; }

    /// <summary>The big blind, 0 if nothing has told it.</summary>
    public Amount BigBlind { get; init; }

    /// <summary>Whose screen it is, once that is certain.</summary>
    public string? Hero { get; init; }

    /// <summary>Hands completed so far, accepted or not.</summary>
    public long Hands { get; init; }

    /// <summary>Of the first line to be taken, the parts between line breaks that belong to these hands, and are passed over.</summary>
    public int PartsTaken { get; init; }

    /// <summary>The stack of a player, or null.</summary>
    internal KnownStack? StackOf(string player)
    {
        foreach (var stack in Stacks)
        {
            if (stack.Player == player)
            {
                return stack;
            }
        }

        return null;
    }

    /// <summary>This, with a player's stack told by a line.</summary>
    internal TableMemory WithStack(string player, Amount stack)
    {
        var told = new KnownStack(player, stack, IsTold: true);
        var others = Stacks.RemoveAll(known => known.Player == player);
        return this with { Stacks = (others.Length == KnownPlayers.Most ? others.RemoveAt(0) : others).Add(told) };
    }
}
