using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Poker.Core.Cards;

namespace Poker.Explorer.Buckets;

/// <summary>The abstraction over HTTP.</summary>
internal static class BucketsApi
{
    private const int MostMembers = 100, MostPages = 10_000;

    private static readonly string StreetNames = string.Join(", ", Streets.InOrderOfPlay.ToArray().Select(street => street.Name()));

    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/abstraction", ([FromServices] BucketReader reader, CancellationToken cancellation) => reader.OverviewAsync(cancellation))
            .WithName("GetAbstraction").WithSummary("What is clustered.").ProducesProblem(503);
        api.MapGet("/abstraction/hands", (
                [FromServices] HandReader reader,
                CancellationToken cancellation,
                [Description("A hand: two pocket cards, then the board, such as AhKh 2c3c4c. One to four times, all on one street.")] string[] hand) =>
                reader.ReadAsync(hand, cancellation))
            .WithName("CompareHands").WithSummary("Hands, their buckets and their histograms.").ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
        api.MapGet("/abstraction/{street}", (
                [Description("preflop, flop, turn or river.")] string street, [FromServices] BucketReader reader, CancellationToken cancellation) =>
                reader.StreetAsync(StreetOf(street), cancellation))
            .WithName("GetBuckets").WithSummary("A street's buckets and their map.").ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
        api.MapGet("/abstraction/{street}/{bucket}", (
                [Description("preflop, flop, turn or river.")] string street,
                [Description("The bucket's number.")] int bucket,
                [FromServices] BucketReader reader,
                CancellationToken cancellation) => reader.BucketAsync(StreetOf(street), bucket, cancellation))
            .WithName("GetBucket").WithSummary("A bucket.").ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
        api.MapGet("/abstraction/{street}/{bucket}/members", MembersAsync)
            .WithName("GetBucketMembers").WithSummary("Some of a bucket's canonical hands.").ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
    }

    private static Task<MemberPage> MembersAsync(
        [Description("preflop, flop, turn or river.")] string street,
        [Description("The bucket's number.")] int bucket,
        [FromServices] BucketReader reader,
        CancellationToken cancellation,
        [Description("How many hands, 1 to 100.")] int count = 16,
        [Description("Which sample, from 0: each is drawn by itself, so that samples may share hands.")] int page = 0) =>
        count is < 1 or > MostMembers ? throw ExplorerException.BadInput($"A page has 1 to {MostMembers} hands, not {count}.")
        : page is < 0 or > MostPages ? throw ExplorerException.BadInput($"Pages are 0 to {MostPages}, not {page}.")
        : reader.MembersAsync(StreetOf(street), bucket, count, page, cancellation);

    private static Street StreetOf(string name) =>
        Array.FindIndex(Streets.InOrderOfPlay.ToArray(), street => street.Name() == name) is >= 0 and var street
            ? (Street)street
            : throw ExplorerException.BadInput($"There is no street '{name}': it is one of {StreetNames}.");
}
