using Poker.Core.Dialects;

namespace Poker.Infrastructure.Capture;

/// <summary>A row of <c>quarantine</c>, all but its session and when it was found.</summary>
/// <param name="Table">The table within the session.</param>
/// <param name="Position">Where it begins (<see cref="LinePosition"/>).</param>
/// <param name="LastLine">The sequence of its last line.</param>
/// <param name="FaultLine">The sequence of the line at fault.</param>
/// <param name="Name">How the source names it.</param>
/// <param name="Dialect">The dialect.</param>
/// <param name="Cause">Why, for counting.</param>
/// <param name="Reason">Why exactly, without names.</param>
public sealed record QuarantineRow(
    string Table, long Position, long LastLine, long FaultLine, string Name, string Dialect, QuarantineCause Cause, string Reason);
