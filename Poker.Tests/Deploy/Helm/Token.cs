using System.Text.Json;
using System.Text.RegularExpressions;

namespace Poker.Tests.Deploy.Helm;

/// <summary>A word of an action: <c>{{ include "poker.pod" (dict "user" .user) | nindent 6 }}</c> has eleven.</summary>
/// <param name="Kind">The name of its group in <see cref="Words"/>.</param>
/// <param name="Text">As it is written.</param>
/// <param name="IsGlued">Whether it follows the one before without space: <c>$x.y</c> is one operand, <c>$x .y</c> are two.</param>
internal sealed partial record Token(string Kind, string Text, bool IsGlued)
{
    /// <summary>The text of a string.</summary>
    public string Content => Text[0] == '`' ? Text[1..^1] : JsonSerializer.Deserialize<string>(Text)!;

    /// <summary>The words of an action.</summary>
    /// <exception cref="FormatException">Something in it is no word.</exception>
    public static IReadOnlyList<Token> ReadAll(string action)
    {
        var tokens = new List<Token>();
        for (int at = 0, end = 0; at < action.Length;)
        {
            var match = Words().Match(action, at);
            if (!match.Success)
            {
                throw new FormatException($"'{action[at..]}' is not understood");
            }

            at += match.Length;
            if (match.Groups.Values.Skip(1).FirstOrDefault(group => group.Success) is { } group)
            {
                tokens.Add(new Token(group.Name, group.Value, tokens.Count > 0 && end == match.Index));
                end = at;
            }
        }

        return tokens;
    }

    [GeneratedRegex(
        """
        \G(?:\s+|(?<string>"(?:[^"\\\n]|\\.)*"|`[^`]*`)|(?<number>-?\d+)|(?<variable>\$\w*)|(?<field>\.[A-Za-z_]\w*)|(?<dot>\.)|(?<word>[A-Za-z_]\w*)|(?<sign>:=|[=(),|]))
        """)]
    private static partial Regex Words();
}
