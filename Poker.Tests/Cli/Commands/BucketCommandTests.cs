using System.Text.Json;
using Poker.Tests.Harness;

namespace Poker.Tests.Cli.Commands;

[Collection(RoyalCollection.Name)]
public sealed class BucketCommandTests(RoyalRun finished)
{
    [Fact]
    public async Task Hands_that_differ_by_suits_are_shown_in_one_bucket_and_the_bucket_by_its_name()
    {
        using var hand = JsonDocument.Parse(await finished.Folder.SucceedAsync("bucket", "AhKh TcJcQc", "--json"));
        using var renamed = JsonDocument.Parse(await finished.Folder.SucceedAsync("bucket", "AcKc", "TsJsQs", "--json"));
        var (one, other) = (hand.RootElement, renamed.RootElement);
        var name = $"{one.GetProperty("street").GetString()}:{one.GetProperty("bucket").GetInt32()}";
        using var bucket = JsonDocument.Parse(await finished.Folder.SucceedAsync("bucket", name, "--json"));

        foreach (var property in (string[])["canonical", "obs", "street", "bucket", "abs", "population", "equity", "transitions", "nearest"])
        {
            Assert.Equal(one.GetProperty(property).GetRawText(), other.GetProperty(property).GetRawText());
        }

        Assert.StartsWith("flop:", name);
        Assert.Equal(one.GetProperty("abs").GetInt64(), bucket.RootElement.GetProperty("abs").GetInt64());
        Assert.Equal(JsonValueKind.Null, bucket.RootElement.GetProperty("hand").ValueKind);
        Assert.Equal(5, one.GetProperty("nearest").GetArrayLength());
        Assert.Equal(1, one.GetProperty("transitions").EnumerateArray().Sum(transition => transition.GetProperty("share").GetDouble()), 4);
    }

    [Theory]
    [InlineData(2, "Ah")]
    [InlineData(2, "AhAh")]
    [InlineData(2, "nonsense")]
    [InlineData(2, "street:3")]
    [InlineData(2, "flop:-1")]
    [InlineData(1, "flop:4000")]
    [InlineData(1, "2h3h")]
    public async Task What_is_no_hand_or_not_stored_is_told_in_a_line(int expected, string text)
    {
        var (exitCode, output, errors) = await finished.Folder.RunAsync("bucket", text);

        Assert.Equal((expected, ""), (exitCode, output));
        Assert.StartsWith("poker: ", errors);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }
}
