using Grpc.Core;
using Poker.Contracts.V1;
using Poker.Infrastructure.Strategies;

namespace Poker.Bot.Deciding;

/// <summary>Decisions over gRPC.</summary>
internal sealed class PlayService(DecisionDesk desk) : Play.PlayBase
{
    /// <inheritdoc />
    public override async Task<DecideReply> Decide(DecideRequest request, ServerCallContext context)
    {
        try
        {
            return Reply(await desk.DecideAsync(Question(request), context.CancellationToken));
        }
        catch (BadQuestionException error)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, error.Message));
        }
        catch (StrategyException error)
        {
            throw new RpcException(new Status(error.IsBadInput ? StatusCode.InvalidArgument : StatusCode.Unavailable, error.Message));
        }
    }

    private static DecisionQuestion Question(DecideRequest request) => new()
    {
        Strategy = request.Strategy,
        Table = request.Table,
        Hand = request.Hand,
        SmallBlind = request.SmallBlind,
        BigBlind = request.BigBlind,
        Ante = request.Ante,
        Stacks = request.Stacks,
        Actions = request.Actions,
        Seat = request.HasSeat ? request.Seat : null,
        Pocket = request.Pocket,
        Board = request.Board,
        Seed = request.HasSeed ? request.Seed : null,
    };

    private static DecideReply Reply(DecisionAnswer answer) => new()
    {
        Actions = { answer.Actions.Select(chance => new Contracts.V1.ActionChance { Action = chance.Action, Probability = chance.Probability }) },
        Choice = answer.Choice,
        Strategy = answer.Strategy,
        Model = answer.Model ?? 0,
        Bucket = answer.Bucket ?? -1,
        Why = answer.Why,
        Equity = answer.Equity,
    };
}
