namespace Poker.Explorer.Buckets;

/// <summary>A street was replaced while a question was answered: what was read of it does not fit together, and is read again.</summary>
internal sealed class StreetReplacedException : Exception
{
    /// <summary>One that <see cref="StreetViews.ReadAsync"/> turns into another attempt.</summary>
    public StreetReplacedException()
        : base("A street was replaced meanwhile.")
    {
    }
}
