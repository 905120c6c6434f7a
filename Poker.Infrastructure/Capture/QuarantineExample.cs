namespace Poker.Infrastructure.Capture;

/// <summary>Hands in quarantine for a cause, and one of them.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Hands">How many there are.</param>
/// <param name="Session">The session of the newest of them.</param>
/// <param name="Line">The sequence of the line at fault.</param>
/// <param name="Reason">What is wrong there.</param>
public sealed record QuarantineExample(string Cause, long Hands, long Session, long Line, string Reason);
