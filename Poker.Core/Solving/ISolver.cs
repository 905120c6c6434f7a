namespace Poker.Core.Solving;

/// <summary>A solver of one game: runs iterations, gives the average strategy, can be stopped and taken up again.</summary>
public interface ISolver
{
    /// <summary>The algorithm with every parameter that results depend on.</summary>
    string Algorithm { get; }

    /// <summary>Iterations done; one updates both players.</summary>
    long Iterations { get; }

    /// <summary>Does more iterations.</summary>
    void Run(long iterations);

    /// <summary>Writes the average strategy, a probability an entry of the game's <see cref="InformationSets"/>.</summary>
    void AverageStrategy(Span<double> strategy);

    /// <summary>A copy of all that the iterations to come depend on.</summary>
    SolverState Capture();

    /// <summary>Goes on from a captured state, to the same bits as if it had never stopped.</summary>
    /// <exception cref="ArgumentException">The state is another game's or algorithm's; the message tells the difference.</exception>
    void Restore(SolverState state);
}
