using Google.Protobuf;
using Poker.Contracts.Clustering;
using Poker.Contracts.V1;
using Poker.Core.Clustering.Rounds;
using Poker.Core.Numerics;

namespace Poker.Tests.Contracts.Clustering;

public sealed class RoundMessagesTests
{
    private static readonly RoundState State = new()
    {
        Number = 4,
        Points = 100,
        Clusters = 2,
        Width = 3,
        Mass = 9,
        Before = [1, 2, 3, 4, 5, 6],
        Centroids = [6, 5, 4, 3, 2, 1],
        Sums = [0, 0, -7, long.MaxValue, 0, long.MinValue, 0],
        Inertia = 1L << 50,
        Moved = 12,
        Distances = 99,
        Ended = true,
        Reassigned = new PointMoves([0, 7, 99], [1, 0, 1]),
    };

    [Fact]
    public void States_come_back_whole()
    {
        var packed = PackedMessage.Of(State.ToMessage());
        var sums = PackedMessage.Of(RoundMessages.SumsToMessage(State.Sums));

        var read = PackedMessage.Read(RoundStateMessage.Parser, packed).ToState(PackedMessage.Read(SumsMessage.Parser, sums));

        Assert.Equivalent(State, read, strict: true);
    }

    [Fact]
    public void Results_come_back_whole()
    {
        var result = new ShardResult(new PointRange(20, 60), new PointMoves([20, 33, 59], [1, 1, 0]), 5, 6, [0, 3, 0, 0, -1, 0, 0]);

        var read = PackedMessage.Read(ShardResultMessage.Parser, PackedMessage.Of(result.ToMessage())).ToResult(State);

        Assert.Equivalent(result, read, strict: true);
    }

    [Fact]
    public void Results_that_do_not_fit_their_round_are_refused()
    {
        Refuse(message => message.Range.End = 101);
        Refuse(message => message.Range.First = -1);
        Refuse(message => message.Range.End = 20);
        Refuse(message => message.Range = null);
        Refuse(message => message.Sums = null);
        Refuse(message => message.Sums.Length = 8);
        Refuse(message => message.Sums.Length = int.MaxValue);
        Refuse(message => message.Sums.Gaps[0] = 7);
        Refuse(message => message.Sums.Values.Add(1));
        Refuse(message => message.Moves.Gaps[0] = 19);
        Refuse(message => message.Moves.Gaps[1] = 0);
        Refuse(message => message.Moves.Gaps[1] = uint.MaxValue);
        Refuse(message => message.Moves.Gaps[1] = 40);
        Refuse(message => message.Moves.Clusters = ByteString.CopyFrom(1, 2));
        Refuse(message => message.Moves.Clusters = ByteString.CopyFrom(1));

        static void Refuse(Action<ShardResultMessage> damage)
        {
            var message = new ShardResult(new PointRange(20, 60), new PointMoves([20, 33], [1, 1]), 5, 6, [0, 3, 0, 0, -1, 0, 0]).ToMessage();
            message.ToResult(State);
            damage(message);
            Assert.Throws<InvalidDataException>(() => message.ToResult(State));
        }
    }

    [Fact]
    public void Random_bytes_are_refused_or_read_and_nothing_else_happens()
    {
        var rng = new Rng(5);
        var whole = PackedMessage.Of(State.ToMessage());
        for (var round = 0; round < 500; round++)
        {
            var bytes = round % 2 == 0 ? whole.ToArray() : new byte[(int)rng.Below(60)];
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i] = round % 2 == 1 || rng.Below(20) == 0 ? (byte)rng.Below(256) : bytes[i];
            }

            try
            {
                PackedMessage.Read(RoundStateMessage.Parser, bytes).ToState(RoundMessages.SumsToMessage([1]));
            }
            catch (InvalidDataException)
            {
                // Refused.
            }
        }
    }

    [Fact]
    public void A_message_that_grows_beyond_measure_is_refused()
    {
        var huge = new FindResult();
        var bomb = new MemoryStream();
        using (var compression = new System.IO.Compression.DeflateStream(bomb, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i <= PackedMessage.MostBytes >> 20; i++)
            {
                compression.Write(zeros);
            }
        }

        Assert.Throws<InvalidDataException>(() => PackedMessage.Read(FindResult.Parser, bomb.ToArray()));
        Assert.False(PackedMessage.Read(FindResult.Parser, PackedMessage.Of(huge)).Found);
    }
}
