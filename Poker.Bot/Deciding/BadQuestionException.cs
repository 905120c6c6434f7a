namespace Poker.Bot.Deciding;

/// <summary>A question that cannot be answered as it is; the message says what would be right.</summary>
/// <param name="name">The field that is wrong, as JSON names it; empty for the whole.</param>
/// <param name="sentence">For people.</param>
internal sealed class BadQuestionException(string name, string sentence) : Exception(sentence)
{
    /// <summary>The field that is wrong, as JSON names it; empty for the whole.</summary>
    public string Field { get; } = name;
}
