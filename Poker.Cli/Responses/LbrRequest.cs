using Poker.Core.Cards;
using Poker.Core.Play.Responses;
using Poker.Infrastructure.Postgres;

namespace Poker.Cli.Responses;

/// <summary>What <c>poker lbr</c> was asked for.</summary>
/// <param name="Strategies">One or two.</param>
/// <param name="Actions">The response's actions.</param>
/// <param name="First">The first street on which it responds.</param>
/// <param name="Hands">Hands against each.</param>
/// <param name="StackBigBlinds">Stacks, or 0 for those of the blueprint.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Threads">Threads.</param>
/// <param name="Database">The data folder and the database.</param>
internal sealed record LbrRequest(
    IReadOnlyList<string> Strategies, LbrActions Actions, Street First, long Hands, int StackBigBlinds, ulong Seed, int Threads, DatabaseOptions Database);
