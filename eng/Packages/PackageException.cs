namespace Poker.Packages;

/// <summary>A failure that the user can mend: what happened, why, and the way out.</summary>
internal sealed class PackageException(string cause, string wayOut) : Exception(cause)
{
    public string WayOut { get; } = wayOut;
}
