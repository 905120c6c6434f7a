using System.Text.Json;
using Poker.Capture.DevTools;

namespace Poker.Tests.Capture.DevTools;

/// <summary>What a browser cannot be made to show; the rules themselves are held to its own answers in the tests with a real one.</summary>
public sealed class ConsoleFormatTests
{
    [Fact]
    public async Task Halves_of_surrogates_are_taken_as_they_are() =>
        Assert.Equal("a\ud800b", await FormatAsync("""[{"type":"string","value":"a\ud800b"}]"""));

    [Fact]
    public async Task An_object_that_is_gone_is_told_without_its_content()
    {
        var format = new ConsoleFormat(_ => throw new DevToolsException("Gone.", isRefusal: true));

        var line = await format.LineAsync(Values(
            """[{"type":"object","description":"Object","objectId":"1"},{"type":"object","subtype":"array","description":"Array(3)","objectId":"2"}]"""));

        Assert.Equal("{…} […]", line);
    }

    [Fact]
    public async Task A_broken_connection_is_not_taken_for_an_object_that_is_gone()
    {
        var format = new ConsoleFormat(_ => throw new DevToolsException("Broken."));

        await Assert.ThrowsAsync<DevToolsException>(() => format.LineAsync(Values("""[{"type":"object","description":"Object","objectId":"1"}]""")));
    }

    [Fact]
    public async Task A_proxy_is_not_looked_at() =>
        Assert.Equal("{…}", await FormatAsync("""[{"type":"object","subtype":"proxy","description":"Proxy(Object)","objectId":"1"}]"""));

    [Fact]
    public async Task A_line_is_cut_at_65536()
    {
        var text = new string('x', 100_000);

        Assert.Equal(text[..ConsoleFormat.LongestLine], await FormatAsync($$"""[{"type":"string","value":"{{text}}"},{"type":"number","value":5}]"""));
    }

    private static Task<string> FormatAsync(string values) =>
        new ConsoleFormat(_ => throw new InvalidOperationException("Nothing is to be looked at.")).LineAsync(Values(values));

    private static List<RemoteValue> Values(string json) => [.. JsonDocument.Parse(json).RootElement.EnumerateArray().Select(value => new RemoteValue(value))];
}
