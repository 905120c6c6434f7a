using Poker.Bot.Models;

namespace Poker.Bot.Trials;

/// <summary>That a model is to be taken out of service.</summary>
/// <param name="Model">Which.</param>
/// <param name="Cause">In a word: errors, latency, loss.</param>
/// <param name="Why">In a sentence.</param>
/// <param name="Evidence">As JSON.</param>
internal sealed record GuardVerdict(ServedModel Model, string Cause, string Why, string Evidence);
