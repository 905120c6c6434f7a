namespace Poker.Worker.Handlers;

/// <summary>The lease of the job at work no longer holds: another worker has it, or its run is over. Nothing of it counts.</summary>
public sealed class LeaseLostException() : Exception("The lease no longer holds.");
