namespace Poker.Bot.Models;

/// <summary>The models that play at a moment.</summary>
/// <param name="Production">The one in production; null while there is none.</param>
/// <param name="Canary">The one that is tried beside it; null while there is none.</param>
internal sealed record InService(ServedModel? Production, ServedModel? Canary)
{
    /// <summary>No model.</summary>
    public static InService None { get; } = new(null, null);

    /// <summary>Both, as far as they are there.</summary>
    public IEnumerable<ServedModel> All => new[] { Production, Canary }.OfType<ServedModel>();
}
