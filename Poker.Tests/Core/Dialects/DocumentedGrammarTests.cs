using System.Text.RegularExpressions;

using Poker.Core.Dialects;
using Poker.Tests.Harness;

namespace Poker.Tests.Core.Dialects;

public sealed partial class DocumentedGrammarTests
{
    [Fact]
    public void The_hands_of_the_grammar_s_page_are_accepted()
    {
        var page = File.ReadAllText(Clone.PathOf("docs", "console-grammar.md"));
        var examples = Example().Matches(page).Select(match => match.Groups["lines"].Value.TrimEnd().Split('\n')).ToArray();

        Assert.Equal(2, examples.Length);
        Assert.All(examples, lines => Assert.IsType<AcceptedHand>(Assert.Single(Lines.Assemble(DialectCatalog.Plain, lines))));
        Assert.All(examples.SelectMany(lines => lines), line => Assert.NotEmpty(Lines.Read(DialectCatalog.Plain, line)));
    }

    [Fact]
    public void The_page_names_every_cause_and_every_dialect()
    {
        var page = File.ReadAllText(Clone.PathOf("docs", "console-grammar.md"));

        Assert.All(Enum.GetNames<QuarantineCause>(), cause => Assert.Contains($"`{cause}`", page, StringComparison.Ordinal));
        Assert.All(DialectCatalog.All, dialect => Assert.Contains($"| `{dialect.Name}` |", page, StringComparison.Ordinal));
    }

    [GeneratedRegex("```text\n(?<lines>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
