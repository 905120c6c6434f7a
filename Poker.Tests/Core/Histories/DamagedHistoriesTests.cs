using FsCheck;
using FsCheck.Fluent;

using Poker.Core.Histories;
using Poker.Core.Numerics;

namespace Poker.Tests.Core.Histories;

public sealed class DamagedHistoriesTests
{
    private const string Inserted = "09-.,:\"'[]{}#@? pAKhd\\\n\0♠e";

    // All of them: plain integers stay below 100 by default.
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(3_000);

    [Fact]
    public void Damaged_json_lines_are_replayed_or_rejected() => Damage(".jsonl", JsonLinesTests.Line);

    [Fact]
    public void Damaged_phh_files_are_replayed_or_rejected() => Damage(".phh", PhhHistoryTests.Hand);

    [Fact]
    public void Damaged_logs_are_replayed_or_rejected() => Damage(".csv", PokerNowLogTests.CompleteLog);

    private static void Damage(string extension, string text) => Check.One(Thorough, Prop.ForAll(Seeds, seed =>
    {
        var random = new Rng((ulong)seed);
        var damaged = text;
        for (var faults = 1 + random.Below(4); faults > 0; faults--)
        {
            var at = (int)random.Below((ulong)damaged.Length);
            var length = (int)Math.Min(random.Below(3), (ulong)(damaged.Length - at));
            damaged = damaged.Remove(at, length).Insert(at, random.Below(3) == 0 ? "" : Inserted[(int)random.Below((ulong)Inserted.Length)].ToString());
        }

        foreach (var read in HandHistories.Read($"damaged{extension}", damaged))
        {
            Assert.True(read.Hand is null != read.Rejection is null);
            if (read.Hand is not null)
            {
                Replayer.Replay(read.Hand);
            }
        }
    }));
}
