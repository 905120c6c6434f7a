namespace Poker.Bot.Models;

/// <summary>A model failed, or gave something that is no distribution over legal actions; the guard has been told.</summary>
internal sealed class ModelErredException(string message) : Exception(message);
