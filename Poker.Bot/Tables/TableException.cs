namespace Poker.Bot.Tables;

/// <summary>A table that cannot be had; the message says why and what to do.</summary>
/// <param name="message">For people; holds no card and no secret.</param>
/// <param name="status">The HTTP status.</param>
internal sealed class TableException(string message, int status = StatusCodes.Status400BadRequest) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;
}
