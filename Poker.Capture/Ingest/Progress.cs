namespace Poker.Capture.Ingest;

/// <summary>How far a session is.</summary>
/// <param name="Through">All lines up to here are durable; 0 for a session that is not known.</param>
internal sealed record Progress(long Through);
