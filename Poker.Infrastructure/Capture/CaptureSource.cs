namespace Poker.Infrastructure.Capture;

/// <summary>Where lines come from.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Dialect">The dialect of its lines; null: detected.</param>
/// <param name="HasKey">Whether a key may send lines for it: it was given one, and that is not revoked.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="RevokedAt">When its key was revoked; null if it was not.</param>
public sealed record CaptureSource(int Id, string Name, string? Dialect, bool HasKey, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt);
