using System.Text.Json;

using Poker.Core.Dialects;
using Poker.Core.Dialects.Writing;
using Poker.Core.Numerics;

namespace Poker.Tests.Core.Dialects;

public sealed class BatchingTests
{
    private const int Rounds = 40;

    // Three tables of several dialects, with noise, broken hands and hands without stacks between.
    private static readonly (IDialect Dialect, string[] Lines)[] Tables =
    [
        (DialectCatalog.Plain, Plain(1)),
        (DialectCatalog.Named("pokernow"), PokerNow(2)),
        (DialectCatalog.Plain, Plain(3)),
    ];

    private static readonly string[] Expected = [.. Tables.Select(table => Text(Lines.Assemble(table.Dialect, table.Lines)))];

    [Fact]
    public void The_tables_hold_hands_that_are_accepted_and_hands_that_are_not() => Assert.Equal(
        [(26, 40), (32, 40), (32, 40)],
        Tables.Select(table => Lines.Assemble(table.Dialect, table.Lines)).Select(hands => (hands.Count(hand => hand is AcceptedHand), hands.Count)));

    [Fact]
    public void Interleaved_tables_give_the_hands_of_each_alone()
    {
        var random = new Rng(1);
        for (var round = 0; round < Rounds; round++)
        {
            var assemblers = Tables.Select(table => new HandAssembler(table.Dialect)).ToArray();
            var hands = Tables.Select(_ => new List<AssembledHand>()).ToArray();
            var next = new int[Tables.Length];
            while (Array.Exists(Tables, table => next[Array.IndexOf(Tables, table)] < table.Lines.Length))
            {
                var table = (int)random.Below((ulong)Tables.Length);
                for (var batch = random.Below(30); batch > 0 && next[table] < Tables[table].Lines.Length; batch--, next[table]++)
                {
                    assemblers[table].Take(next[table], Tables[table].Lines[next[table]], hands[table]);
                }
            }

            AssertExpected(assemblers, hands);
        }
    }

    [Fact]
    public void Batches_that_come_again_are_passed_over()
    {
        var random = new Rng(2);
        for (var round = 0; round < Rounds; round++)
        {
            var assemblers = Tables.Select(table => new HandAssembler(table.Dialect)).ToArray();
            var hands = Tables.Select(_ => new List<AssembledHand>()).ToArray();
            for (var table = 0; table < Tables.Length; table++)
            {
                var lines = Tables[table].Lines;
                for (var i = 0; i < lines.Length; i++)
                {
                    assemblers[table].Take(i, lines[i], hands[table]);
                    for (var back = random.Below(20) == 0 ? random.Below(100) : 0; back > 0; back--)
                    {
                        var again = (int)random.Below((ulong)i + 1);
                        Assert.Equal(LineOutcome.Repeated, assemblers[table].Take(again, lines[again], hands[table]));
                    }
                }
            }

            AssertExpected(assemblers, hands);
        }
    }

    [Fact]
    public void An_assembler_that_is_stopped_anywhere_goes_on_from_its_memory_as_if_it_never_had()
    {
        var random = new Rng(3);
        for (var round = 0; round < Rounds; round++)
        {
            for (var table = 0; table < Tables.Length; table++)
            {
                var (dialect, lines) = Tables[table];
                var hands = new List<AssembledHand>();
                var assembler = new HandAssembler(dialect);
                for (var i = 0; i < lines.Length; i++)
                {
                    assembler.Take(i, lines[i], hands);
                    if (random.Below(50) == 0)
                    {
                        var stored = JsonSerializer.Serialize(assembler.Memory);
                        i = (int)assembler.RestartLine - 1;
                        assembler = new HandAssembler(dialect, JsonSerializer.Deserialize<TableMemory>(stored));
                    }
                }

                assembler.Close(hands);
                Assert.Equal(Expected[table], Text(hands));
            }
        }
    }

    [Fact]
    public void Lines_in_one_text_are_lines()
    {
        foreach (var (dialect, lines) in Tables)
        {
            var whole = Lines.Assemble(dialect, Chunks(lines)).Select(hand => (hand.Id, hand.GetType()));

            Assert.Equal(Lines.Assemble(dialect, lines).Select(hand => (hand.Id, hand.GetType())), whole);
        }
    }

    [Fact]
    public void An_assembler_that_is_stopped_where_a_hand_begins_within_a_text_goes_on_as_if_it_never_had()
    {
        foreach (var (dialect, lines) in Tables)
        {
            var chunks = Chunks(lines);
            var hands = new List<AssembledHand>();
            var assembler = new HandAssembler(dialect);
            for (var i = 0; i < chunks.Length; i++)
            {
                assembler.Take(i, chunks[i], hands);
                // Once at every line.
                var stored = JsonSerializer.Serialize(assembler.Memory);
                var restart = (int)assembler.RestartLine;
                assembler = new HandAssembler(dialect, JsonSerializer.Deserialize<TableMemory>(stored));
                for (var again = restart; again <= i; again++)
                {
                    assembler.Take(again, chunks[again], hands);
                }
            }

            assembler.Close(hands);
            Assert.Equal(Text(Lines.Assemble(dialect, chunks)), Text(hands));
        }
    }

    private static string[] Chunks(string[] lines) => [.. lines.Chunk(5).Select(chunk => string.Join("\r\n", chunk))];

    private static void AssertExpected(HandAssembler[] assemblers, List<AssembledHand>[] hands)
    {
        for (var table = 0; table < Tables.Length; table++)
        {
            assemblers[table].Close(hands[table]);
            Assert.Equal(Expected[table], Text(hands[table]));
        }
    }

    private static string Text(List<AssembledHand> hands) => string.Join('\n', hands.Select(hand => hand is AcceptedHand accepted
        ? $"{hand.Id} {hand.FirstLine}-{hand.LastLine} {accepted.Used} {RandomHands.Text(accepted.Hand)}"
        : $"{hand}"));

    private static string[] Plain(ulong seed)
    {
        var random = new Rng(seed);
        var lines = new List<string>();
        for (var hand = 0; hand < 40; hand++)
        {
            var whole = new List<string>();
            PlainWriter.Write(RandomHands.Draw(ref random, hand), whole);
            foreach (var line in whole)
            {
                // Now and then a line is lost, or all that tells stacks.
                if (random.Below(60) != 0 && (hand % 3 != 0 || !line.StartsWith("Seat ", StringComparison.Ordinal)))
                {
                    lines.Add(line);
                }

                lines.AddRange(random.Below(10) == 0 ? ["Failed to load resource"] : []);
            }

            lines.AddRange(random.Below(4) == 0 ? ["Ann has 12", "Blinds are now 3/6"] : []);
        }

        return [.. lines];
    }

    private static string[] PokerNow(ulong seed)
    {
        var random = new Rng(seed);
        var lines = new List<string>();
        for (var hand = 0; hand < 40; hand++)
        {
            PokerNowWriter.Write(RandomHands.Draw(ref random, hand), lines);
            lines.AddRange(random.Below(3) == 0 ? ["Your hand is A♥, 4♦", "\"Ann @ Ann\" shows a A♥, 4♦."] : []);
            lines.AddRange(random.Below(3) == 0 ? ["The game's big blind was changed from 2 to 4."] : []);
        }

        return [.. lines];
    }
}
