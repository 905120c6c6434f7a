namespace Poker.Infrastructure.Capture;

/// <summary>Lines of one session, in any order.</summary>
/// <param name="Source">The source's id.</param>
/// <param name="Session">What the sender calls the session: up to <see cref="LongestSession"/> characters.</param>
/// <param name="Lines">The lines.</param>
/// <param name="IsLast">Whether no line of the session follows.</param>
public sealed record LineBatch(int Source, string Session, IReadOnlyList<CapturedLine> Lines, bool IsLast = false)
{
    /// <summary>The longest name of a session.</summary>
    public const int LongestSession = 128;
}
