namespace Poker.Infrastructure.Models;

/// <summary>Why a model version is moved.</summary>
/// <param name="Who">The person or service that decides.</param>
/// <param name="Why">In words.</param>
/// <param name="Evidence">As JSON.</param>
public sealed record ModelDecision(string Who, string Why, string Evidence = "{}");
