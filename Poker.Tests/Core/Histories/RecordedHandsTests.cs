using Poker.Core.Histories;
using Poker.Tests.Harness;

namespace Poker.Tests.Core.Histories;

public sealed class RecordedHandsTests
{
    [SharedDataFact]
    public void Every_generated_hand_agrees_in_turns_limits_pots_and_stacks()
    {
        var (agreed, disagreed, rejected) = Replay("hands");

        Assert.Empty(disagreed);
        Assert.Empty(rejected);
        Assert.Equal(2_153, agreed);
    }

    [SharedDataFact]
    public void Every_no_limit_holdem_hand_in_the_open_format_agrees_and_the_others_are_refused_with_the_reason()
    {
        var (agreed, disagreed, rejected) = Replay("phh");

        Assert.Empty(disagreed);
        Assert.Equal(615, agreed);
        Assert.Equal(3, rejected.Count(reason => reason.StartsWith("the source splits a chip", StringComparison.Ordinal)));
        Assert.Equal(76, rejected.Count(reason => reason.StartsWith("not no-limit hold'em: variant ", StringComparison.Ordinal)));
    }

    [SharedDataFact]
    public void Every_complete_hand_of_the_logs_agrees()
    {
        var (agreed, disagreed, rejected) = Replay("pokernow");

        Assert.Empty(disagreed);
        Assert.Empty(rejected);
        Assert.Equal(1_332, agreed);
    }

    private static (int Agreed, List<string> Disagreed, List<string> Rejected) Replay(string folder)
    {
        var (agreed, disagreed, rejected) = (0, new List<string>(), new List<string>());
        foreach (var file in Directory.EnumerateFiles(SharedData.PathOf(folder), "*", SearchOption.AllDirectories).Where(HandHistories.CanRead))
        {
            foreach (var read in HandHistories.Read(file, File.ReadAllText(file)))
            {
                if (read.Hand is null)
                {
                    rejected.Add(read.Rejection!);
                }
                else if (Replayer.Replay(read.Hand) is { Agrees: false } result)
                {
                    disagreed.Add($"{file}, {read.Id}: {result.Difference}");
                }
                else
                {
                    agreed++;
                }
            }
        }

        return (agreed, disagreed, rejected);
    }
}
