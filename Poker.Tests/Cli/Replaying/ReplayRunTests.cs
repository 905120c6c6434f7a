using Poker.Cli.Replaying;
using Poker.Tests.Harness;

namespace Poker.Tests.Cli.Replaying;

public sealed class ReplayRunTests
{
    private const string Hand =
        """{"id":"a","n":2,"bb":0,"bb_amt":2,"min_bet":2,"stacks":[10,10],"antes":[0,0],"posts":[2,1],"hole":[null,null],"events":[{"e":"fold","p":1}],"finishing":[11,9]}""";

    [Fact]
    public void Agreed_disagreed_and_rejected_hands_are_counted_with_their_reasons()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("hands.jsonl");
        File.WriteAllText(file, $"{Hand}\n{Hand.Replace("[11,9]", "[12,8]")}\nnonsense\n\n");

        var report = new ReplayRun(repeats: 2).Run([file], _ => { }, CancellationToken.None);

        Assert.Equal((1, 3, 1, 2), (report.Files, report.Read, report.Agreed, report.Replayed));
        Assert.Equal([new Disagreement(file, "a", "finishing stacks are 12, 8 in the recording, 11, 9 in the engine")], report.Disagreements);
        Assert.Equal([KeyValuePair.Create("not JSON", 1)], report.Rejected);
        Assert.Empty(report.Lenient);
        Assert.True(report.ReplayedPerSecond > 0);
    }
}
