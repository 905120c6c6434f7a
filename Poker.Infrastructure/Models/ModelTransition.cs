namespace Poker.Infrastructure.Models;

/// <summary>A step of a model version.</summary>
/// <param name="Version">Which.</param>
/// <param name="From">From where; null where it begins.</param>
/// <param name="To">To where.</param>
/// <param name="Who">The person or service that decided.</param>
/// <param name="Why">In words.</param>
/// <param name="Evidence">As JSON.</param>
/// <param name="At">When.</param>
public sealed record ModelTransition(long Version, ModelState? From, ModelState To, string Who, string Why, string Evidence, DateTimeOffset At);
