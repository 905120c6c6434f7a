namespace Poker.Tests.Deploy;

public sealed class YamlTests
{
    [Fact]
    public void Documents_are_read_as_what_they_are() => Assert.Equal(
        Plain.ToJson(new Dictionary<string, object?> { ["a"] = 1L, ["b"] = new object?[] { "on", true, null, 0.5, "1.2.3", "a:b" }, ["c"] = "d\ne\n" }),
        Plain.ToJson(Yaml.Read("a: 1\nb: [\"on\", true, null, 0.5, 1.2.3, a:b]\nc: |\n  d\n  e\n")));

    [Theory]
    [InlineData("a: on", "line 1: versions of YAML read 'on' differently; quote it")]
    [InlineData("a: 0400", "line 1: versions of YAML read '0400' differently; quote it")]
    [InlineData("a: 1e3", "line 1: versions of YAML read '1e3' differently; quote it")]
    [InlineData("a: 12:30", "line 1: versions of YAML read '12:30' differently; quote it")]
    [InlineData("a: 2024-01-02", "line 1: versions of YAML read '2024-01-02' differently; quote it")]
    [InlineData("a: &b c", "line 1: anchors and tags are not used here")]
    [InlineData("a: 1\na: 2", "line 2: Duplicate key a")]
    [InlineData("a:\n\tb: 1", "line 1: While scanning a mapping, found invalid tab as indentation.")]
    public void What_can_be_read_in_two_ways_is_refused(string text, string problem) =>
        Assert.StartsWith(problem, Assert.Throws<FormatException>(() => Yaml.ReadAll(text)).Message, StringComparison.Ordinal);
}
