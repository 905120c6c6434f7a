namespace Poker.Core.Indexing;

/// <summary>Binomial coefficients C(n, k) for n up to 64 and k up to 7.</summary>
public static class Binomials
{
    private const int MaxN = 64;
    private const int MaxK = 7;
    private static readonly int[] Table = Build();

    /// <summary>C(n, k); 0 where k exceeds n.</summary>
    public static int Choose(int n, int k) => Table[(n * (MaxK + 1)) + k];

    private static int[] Build()
    {
        var table = new int[(MaxN + 1) * (MaxK + 1)];
        for (var n = 0; n <= MaxN; n++)
        {
            table[n * (MaxK + 1)] = 1;
            for (var k = 1; n > 0 && k <= MaxK; k++)
            {
                table[(n * (MaxK + 1)) + k] = table[((n - 1) * (MaxK + 1)) + k - 1] + table[((n - 1) * (MaxK + 1)) + k];
            }
        }

        return table;
    }
}
