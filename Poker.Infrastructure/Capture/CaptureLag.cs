namespace Poker.Infrastructure.Capture;

/// <summary>How sessions and their parsing stand.</summary>
/// <param name="Sessions">Sessions that are known.</param>
/// <param name="OpenSessions">Those that have not ended and had a line in the last hour.</param>
/// <param name="SessionsWithHoles">Those with lines missing between others.</param>
/// <param name="Through">Lines that are stored without a hole before them, or were and have expired.</param>
/// <param name="Unparsed">Those of them that are not parsed yet.</param>
/// <param name="Expired">Those of them that have expired.</param>
/// <param name="Conflicts">Lines that came again with another text or table.</param>
/// <param name="Understood">Lines that told something.</param>
/// <param name="Noise">Lines that told nothing of a game.</param>
public sealed record CaptureLag(
    long Sessions, long OpenSessions, long SessionsWithHoles, long Through, long Unparsed, long Expired, long Conflicts, long Understood, long Noise);
