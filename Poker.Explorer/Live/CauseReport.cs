namespace Poker.Explorer.Live;

/// <summary>Why hands were not accepted. The words of a fault are not told here: they may hold what players are called.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Hands">How many.</param>
/// <param name="Session">The session of the newest of them.</param>
/// <param name="Line">The line at fault there: <c>poker capture status</c> tells more.</param>
public sealed record CauseReport(string Cause, long Hands, long Session, long Line);
