using Poker.Core.Indexing;

namespace Poker.Core.Play;

/// <summary>The exact equity of any hand of the deck in play against one random hand. Safe to use from several threads.</summary>
public interface IHandEquities
{
    /// <summary>The equity in [0, 1], rounded to 1/65,535, halves up: the same wherever it comes from.</summary>
    double Of(Observation hand);
}
