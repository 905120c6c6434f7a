namespace Poker.Worker.Agents;

/// <summary>What the coordinator told at registration.</summary>
/// <param name="HeartbeatEvery">How often heartbeats are due.</param>
/// <param name="LeaseTime">How long a lease lives without one.</param>
/// <param name="Database">The database's connection string; null when it wasn't told. A secret.</param>
internal sealed record Registration(TimeSpan HeartbeatEvery, TimeSpan LeaseTime, string? Database)
{
    /// <summary>Without the secret.</summary>
    public override string ToString() => $"a heartbeat every {HeartbeatEvery}, leases of {LeaseTime}";
}
