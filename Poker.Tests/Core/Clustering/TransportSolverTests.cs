using FsCheck;
using FsCheck.Fluent;
using Poker.Core.Clustering.Transport;
using Poker.Core.Numerics;
using Poker.Tests.Reference;

namespace Poker.Tests.Core.Clustering;

public sealed class TransportSolverTests
{
    [Fact]
    public void Bounds_stay_below_the_distance_and_warm_starts_find_it()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000), Prop.ForAll<int>(seed =>
        {
            Try<short>((ulong)seed);
            Try<int>((ulong)seed);
        }));
    }

    private static void Try<T>(ulong seed)
        where T : struct, System.Numerics.IBinaryInteger<T>, System.Numerics.IMinMaxValue<T>
    {
        var rng = new Rng(seed, 2);
        var buckets = 2 + (int)rng.Below(30);
        var ground = RandomHistograms.Ground(ref rng, buckets);
        var padded = new PaddedGround<T>(ground);
        var left = RandomHistograms.Masses(ref rng, buckets, 47);
        var table = new MassTable<T>(padded, 4);
        var expected = new long[4];
        for (var target = 0; target < 4; target++)
        {
            var right = RandomHistograms.Masses(ref rng, buckets, 4 * 47);
            table.Set(target, right);
            expected[target] = NaiveTransport.Distance([.. left.Select(mass => 4 * mass)], right, ground.Costs);
        }

        var atoms = Enumerable.Range(0, buckets).Where(bucket => left[bucket] > 0).Select(bucket => (ushort)bucket).ToArray();
        var solver = new TransportSolver<T>(padded);
        solver.SetSources(atoms, [.. atoms.Select(atom => left[atom])], 4);
        var potentials = new T[atoms.Length];
        for (var target = 0; target < 4; target++)
        {
            solver.SetPotentials(potentials);
            Assert.Equal(expected[target], solver.Solve(table.Atoms(target), table.Masses(target), long.MaxValue));
            CheckBounds(solver, table, expected);
            Assert.Equal(expected[target], solver.Solve(table.Atoms(target), table.Masses(target), long.MaxValue));
            solver.GetPotentials(potentials);
            solver.SetPotentials(potentials);
            Assert.Equal(expected[target], solver.Bound(table.Row(target)));
        }
    }

    private static void CheckBounds<T>(TransportSolver<T> solver, MassTable<T> table, long[] expected)
        where T : struct, System.Numerics.IBinaryInteger<T>, System.Numerics.IMinMaxValue<T>
    {
        for (var target = 0; target < expected.Length; target++)
        {
            Assert.InRange(solver.Bound(table.Row(target)), long.MinValue, expected[target]);
            for (var limit = 0L; limit <= expected[target] + 1; limit += 1 + (expected[target] / 7))
            {
                var distance = solver.Solve(table.Atoms(target), table.Masses(target), limit);

                Assert.True(distance < limit ? distance == expected[target] : distance <= expected[target]);
            }
        }
    }
}
