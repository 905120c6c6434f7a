namespace Poker.Core.Evaluation;

/// <summary>Takes the strengths of an enumeration, run by run; made a struct so that the calls cost nothing.</summary>
public interface IStrengthVisitor
{
    /// <summary>The strengths of the next hands; the span is valid during the call only.</summary>
    void Take(ReadOnlySpan<int> strengths);
}
