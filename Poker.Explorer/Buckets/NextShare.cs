namespace Poker.Explorer.Buckets;

/// <summary>A bucket of the next street in histograms.</summary>
/// <param name="Bucket">Its number.</param>
/// <param name="Equity">Its mean equity, in [0, 1].</param>
/// <param name="Shares">How often it follows, in [0, 1]: one number a histogram.</param>
public sealed record NextShare(int Bucket, double Equity, IReadOnlyList<double> Shares);
