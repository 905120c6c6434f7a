using Poker.Infrastructure.Capture;

namespace Poker.Capture.Parsing;

/// <summary>What parsing a session anew has done.</summary>
/// <param name="Session">Its id.</param>
/// <param name="Source">Its source's name.</param>
/// <param name="Name">What the sender calls it.</param>
/// <param name="Problem">Why it was not parsed anew, and stays as it is; null where it was.</param>
/// <param name="Before">The hands before.</param>
/// <param name="After">The hands after.</param>
public sealed record ReparsedSession(long Session, string Source, string Name, string? Problem, SessionCounts Before, SessionCounts After);
