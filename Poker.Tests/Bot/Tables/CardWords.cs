using System.Text.RegularExpressions;

namespace Poker.Tests.Bot.Tables;

/// <summary>Finds cards in texts.</summary>
internal static partial class CardWords
{
    /// <summary>Every card that a text has, as word of its own or run together with others.</summary>
    public static HashSet<string> In(string text) => [.. Runs().Matches(text).SelectMany(run => Cards().Matches(run.Value)).Select(card => card.Value)];

    [GeneratedRegex("(?<![A-Za-z0-9])(?:[2-9TJQKA][cdhs])+(?![A-Za-z0-9])")]
    private static partial Regex Runs();

    [GeneratedRegex("[2-9TJQKA][cdhs]")]
    private static partial Regex Cards();
}
