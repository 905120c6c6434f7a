using Poker.Core.Cards;

namespace Poker.Core.Clustering;

/// <summary>A bucket of a street, in the code that the database's <c>abs</c> columns hold.</summary>
/// <remarks>
/// <code>
///  31            16 15 14 13 12 11        0
/// ┌────────────────┬─────┬─────┬───────────┐
/// │  x³ in GF(2¹⁶) │  0  │street│  bucket  │   x = the low half, in the field of x¹⁶ + x¹² + x³ + x + 1
/// └────────────────┴─────┴─────┴───────────┘
/// </code>
/// The pairs (x, x³) are the columns of a double-error-correcting BCH code: no two different unordered pairs have the same XOR, so that
/// <c>metric.xor</c> identifies a pair. (Bose and Ray-Chaudhuri 1960.)
/// </remarks>
public readonly record struct Abstraction(long Code)
{
    /// <summary>Buckets a street can have at most.</summary>
    public const int MaxBuckets = 1 << 12;

    private const int FieldPolynomial = 0x1100B;

    /// <summary>The code of a bucket (0 … <see cref="MaxBuckets"/> − 1) of a street.</summary>
    public static Abstraction Of(Street street, int bucket)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bucket);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(bucket, MaxBuckets);
        var x = ((int)street * MaxBuckets) + bucket;
        return new Abstraction(((long)Multiply(x, Multiply(x, x)) << 16) | (uint)x);
    }

    /// <summary>The street.</summary>
    public Street Street => (Street)((Code >> 12) & 3);

    /// <summary>The bucket's number on its street, from 0.</summary>
    public int Bucket => (int)Code & (MaxBuckets - 1);

    /// <summary>The key of an unordered pair of buckets in the <c>metric</c> table.</summary>
    public static long Pair(Abstraction left, Abstraction right) => left.Code ^ right.Code;

    /// <summary>Street and bucket, such as <c>turn:17</c>.</summary>
    public override string ToString() => $"{Street.Name()}:{Bucket}";

    private static int Multiply(int left, int right)
    {
        var product = 0;
        for (; right != 0; right >>= 1)
        {
            product ^= (right & 1) != 0 ? left : 0;
            left <<= 1;
            left ^= (left & 0x10000) != 0 ? FieldPolynomial : 0;
        }

        return product;
    }
}
