namespace Poker.Coordinator.Leading;

/// <summary>The session that held the lock is gone, and with it all that was not committed.</summary>
public sealed class LeadershipLostException(Exception cause) : Exception($"The session that leads was lost: {cause.Message}", cause);
