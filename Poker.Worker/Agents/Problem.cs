using System.Text.RegularExpressions;
using Poker.Infrastructure.Jobs;

namespace Poker.Worker.Agents;

/// <summary>What is told of an exception: its message, without what may be a secret.</summary>
internal static partial class Problem
{
    /// <summary>The message, at most <see cref="JobStore.LongestProblem"/> characters.</summary>
    public static string Of(Exception error)
    {
        var text = Secrets().Replace($"{error.GetType().Name}: {error.Message}", "$1=…");
        return text.Length > JobStore.LongestProblem ? text[..JobStore.LongestProblem] : text;
    }

    // As connection strings have them, and tokens in headers.
    [GeneratedRegex("""(password|pwd|token|bearer|authorization)(\s*[=:]\s*|\s+)("[^"]*"|'[^']*'|(Bearer\s+)?[^\s;,]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Secrets();
}
