namespace Poker.Coordinator.Leading;

/// <summary>Whether this instance leads.</summary>
public sealed class LeaderStatus
{
    private volatile bool _leads;

    /// <summary>Whether it leads, as far as it knows: the database decides anew with every statement.</summary>
    public bool Leads
    {
        get => _leads;
        internal set => _leads = value;
    }
}
