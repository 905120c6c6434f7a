namespace Poker.Infrastructure.Capture;

/// <summary>What is to be done, read without looking at sessions that are done with.</summary>
/// <param name="Unparsed">Lines that are stored without a hole before them and not parsed yet.</param>
/// <param name="OpenSessions">Sessions that have not ended and had a line in the last hour.</param>
/// <param name="SessionsWithHoles">Those with lines missing between others.</param>
public sealed record CaptureBacklog(long Unparsed, long OpenSessions, long SessionsWithHoles);
