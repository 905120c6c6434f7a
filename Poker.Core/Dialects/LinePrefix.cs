namespace Poker.Core.Dialects;

/// <summary>Passes over how a text begins.</summary>
internal static class LinePrefix
{
    /// <summary>Moves the text behind its beginning, if it is this one.</summary>
    public static bool TrySkip(ref ReadOnlySpan<char> text, ReadOnlySpan<char> start)
    {
        if (!text.StartsWith(start))
        {
            return false;
        }

        text = text[start.Length..];
        return true;
    }
}
