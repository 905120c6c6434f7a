namespace Poker.Worker.Agents;

/// <summary>The coordinator does not want this worker as it is: trying again changes nothing.</summary>
internal sealed class WorkerRefusedException(string message, Exception? inner = null) : Exception(message, inner);
