namespace Poker.Core.Dialects;

/// <summary>What a dialect's lines always tell, so that its absence is a fault.</summary>
[Flags]
public enum DialectTraits
{
    /// <summary>Nothing for certain.</summary>
    None = 0,

    /// <summary>Every hand begins with a line that says so; what stands before the first belongs to no hand.</summary>
    MarksStarts = 1,

    /// <summary>The line that says that a hand begins comes after its blinds.</summary>
    StartsAfterBlinds = 32,

    /// <summary>Every complete hand has a line that says that it has ended.</summary>
    MarksEnds = 2,

    /// <summary>Every hand tells who is dealt in, with stacks.</summary>
    TellsStacks = 4,

    /// <summary>Every all-in by an action is told, or follows from the stacks.</summary>
    TellsAllIns = 8,

    /// <summary>Every return of uncalled chips is told.</summary>
    TellsReturns = 16,
}
