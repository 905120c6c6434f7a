using Microsoft.AspNetCore.Http;

namespace Poker.Explorer;

/// <summary>A question that cannot be answered; the message says why and what to do.</summary>
/// <param name="message">For people.</param>
/// <param name="status">The HTTP status code.</param>
internal sealed class ExplorerException(string message, int status) : Exception(message)
{
    /// <summary>The HTTP status code.</summary>
    public int Status => status;

    /// <summary>The question makes no sense.</summary>
    public static ExplorerException BadInput(string message) => new(message, StatusCodes.Status400BadRequest);

    /// <summary>What a text of the question says; where it cannot be read, that is the question's fault.</summary>
    /// <param name="read">Reads the text and does nothing else: its <see cref="FormatException"/> is for whoever asked.</param>
    /// <param name="what">Which text it is, before the cause.</param>
    public static T Parsed<T>(Func<T> read, string what = "")
    {
        try
        {
            return read();
        }
        catch (FormatException error)
        {
            throw BadInput(what + error.Message);
        }
    }

    /// <summary>What it asks about is not there, or not yet.</summary>
    public static ExplorerException Missing(string message) => new(message, StatusCodes.Status404NotFound);
}
