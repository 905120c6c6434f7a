namespace Poker.Core.Dialects;

/// <summary>A player of a table.</summary>
/// <param name="Id">What the source keys the player with: an ID, or the name.</param>
/// <param name="Name">How the player is called.</param>
/// <param name="Formerly">The ID before it changed, or null.</param>
public sealed record KnownPlayer(string Id, string Name, string? Formerly = null);
