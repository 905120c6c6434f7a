using Poker.Core.Concurrency;
using Poker.Core.Evaluation;
using Poker.Core.Statistics;

namespace Poker.Core.Play.Comparisons;

/// <summary>Compares two strategies over duplicate deals, for a number of them or until a sequential comparison decides.</summary>
/// <remarks>Differences count in the order of their deals: the results are the same for any number of threads.</remarks>
/// <param name="first">Whether it is better is the question.</param>
/// <param name="second">Than this one.</param>
/// <param name="field">Who sits in all other seats; null: the two meet (<see cref="DuplicateTable"/>).</param>
/// <param name="options">How to play.</param>
public sealed class DuplicateMatch(IStrategy first, IStrategy second, IStrategy? field, DuplicateOptions options)
{
    /// <summary>Deals that a thread plays at a time.</summary>
    public const int DealsPerPart = 64;

    /// <summary>Threads at most.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Told now and then how many deals were played.</summary>
    public Action<long>? Progress { get; init; }

    /// <summary>A sequential comparison that fits this match.</summary>
    /// <param name="leastEffect">The least mean difference that matters, in big blinds a hand.</param>
    /// <param name="alpha">The most error in calling something better.</param>
    /// <param name="beta">The most error in calling something of the least effect not better.</param>
    public SequentialComparison NewComparison(double leastEffect, double alpha, double beta) =>
        new(DuplicateTable.BoundOf(field, options), leastEffect, alpha, beta);

    /// <summary>Plays until the comparison decides.</summary>
    /// <param name="comparison">Takes the differences, in big blinds a hand; made by <see cref="NewComparison"/>.</param>
    /// <param name="mostDeals">It ends undecided after so many.</param>
    /// <param name="cancellation">Ends it with an exception.</param>
    /// <exception cref="Matches.InvalidStrategyException">A strategy gave no distribution over legal actions.</exception>
    public SequentialVerdict Decide(SequentialComparison comparison, long mostDeals, CancellationToken cancellation = default)
    {
        Play(mostDeals, difference => comparison.Add(difference) == SequentialVerdict.Undecided, cancellation);
        return comparison.Verdict;
    }

    /// <summary>Plays a number of deals.</summary>
    /// <returns>The differences, in big blinds a hand.</returns>
    /// <exception cref="Matches.InvalidStrategyException">A strategy gave no distribution over legal actions.</exception>
    public RunningMoments Measure(long deals, CancellationToken cancellation = default)
    {
        var moments = new RunningMoments();
        Play(
            deals,
            difference =>
            {
                moments.Add(difference);
                return true;
            },
            cancellation);
        return moments;
    }

    // Until the taker has enough.
    private void Play(long mostDeals, Func<double, bool> take, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1);
        Evaluator.Prepare();
        var tables = new DuplicateTable[Threads];
        var differences = new double[Threads * DealsPerPart];
        for (var played = 0L; played < mostDeals;)
        {
            cancellation.ThrowIfCancellationRequested();
            var (begin, round) = (played, (int)Math.Min(differences.Length, mostDeals - played));
            FirstFailure.Surface(() => Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, thread =>
            {
                var table = tables[thread] ??= new DuplicateTable(first, second, field, options);
                for (var i = thread * DealsPerPart; i < Math.Min(round, (thread + 1) * DealsPerPart); i++)
                {
                    differences[i] = table.Play(begin + i);
                }
            }));
            for (var i = 0; i < round; i++)
            {
                if (!take(differences[i]))
                {
                    return;
                }
            }

            played += round;
            Progress?.Invoke(played);
        }
    }
}
