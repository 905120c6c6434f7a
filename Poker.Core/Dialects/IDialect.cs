using Poker.Core.Histories;

namespace Poker.Core.Dialects;

/// <summary>A grammar of lines: the way in which one kind of game tells what happens.</summary>
/// <remarks>
/// Reading is a pure function of the line and the players known so far. A line that tells nothing allocates nothing. No line, whatever it
/// holds, throws.
/// </remarks>
public interface IDialect
{
    /// <summary>The name in settings, such as <c>plain</c>.</summary>
    string Name { get; }

    /// <summary>What its lines always tell.</summary>
    DialectTraits Traits { get; }

    /// <summary>Faults of its sources that the referee works around, and reports.</summary>
    Leniencies Leniencies { get; }

    /// <summary>Understands one line.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <param name="known">The players known at the table: names can look like actions.</param>
    /// <param name="events">Receives what the line tells, in order; nothing if it is noise.</param>
    void Read(ReadOnlySpan<char> line, KnownPlayers known, List<GameEvent> events);

    /// <summary>Whether only this dialect writes such a line; a cheap test by which sources are told apart.</summary>
    bool IsHallmark(ReadOnlySpan<char> line);
}
