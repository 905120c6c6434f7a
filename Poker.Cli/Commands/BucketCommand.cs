using System.CommandLine;
using Poker.Cli.Output;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Indexing;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Cli.Commands;

/// <summary><c>poker bucket</c>: where a hand went, and what that bucket is.</summary>
internal static class BucketCommand
{
    private const string Description =
        """
        Show a hand's canonical form, its bucket, and what the bucket is: population, equity, transitions, nearest buckets.

        Examples:
          poker bucket "AhKh 2c3c4c"
          poker bucket AhKh 2c3c4c5d --json
          poker bucket flop:17
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var hand = new Argument<string[]>("hand")
        {
            Description = "Two pocket cards and a board of 0, 3, 4 or 5; or a bucket, such as turn:17.",
            Arity = ArgumentArity.OneOrMore,
        };
        var nearest = NumberOption.Whole("--nearest", "How many of the nearest buckets to show.", 0, Abstraction.MaxBuckets, 5);
        var transitions = NumberOption.Whole("--transitions", "How many of the likeliest transitions to show.", 0, Abstraction.MaxBuckets, 8);
        var json = StandardOptions.Json();
        var database = new DatabaseArguments();
        var command = new DocumentedCommand("bucket", Description) { hand, nearest, transitions, json };
        database.AddTo(command);
        command.SetWork(async (result, cancellation) =>
        {
            var text = string.Join(' ', result.GetValue(hand)!);
            var report = await ReadAsync(text, result.GetValue(nearest), database.Read(result), cancellation);
            if (result.GetValue(json))
            {
                JsonOutput.Write(report);
            }
            else
            {
                BucketText.Write(report, result.GetValue(transitions));
            }
        });
        return command;
    }

    private static async Task<BucketReport> ReadAsync(string text, int nearest, DatabaseOptions options, CancellationToken cancellation)
    {
        Observation? hand = TryBucket(text, out var bucket) ? null : Observation.Parse(text);
        await using var database = await PokerDatabase.OpenExistingAsync(options, cancellation)
            ?? throw new CommandError($"there is no database yet ({options.Place()}): run poker cluster first");
        var lookup = new BucketLookup(database.DataSource);
        if (hand is { } seen)
        {
            bucket = await lookup.FindAsync(SuitIsomorphism.Canonical(seen).Pack(), cancellation)
                ?? throw new CommandError($"{seen} is not stored: its street is not complete, or the stored deck lacks its cards (poker status tells)");
        }

        var stored = await lookup.ReadBucketAsync(bucket, nearest, cancellation)
            ?? throw new CommandError($"there is no bucket {bucket}: poker status tells which streets are complete and how many buckets they have");
        return BucketReport.Of(hand, stored);
    }

    private static bool TryBucket(string text, out Abstraction bucket)
    {
        bucket = default;
        var parts = text.Split(':');
        if (parts.Length != 2)
        {
            return false;
        }

        foreach (var street in Streets.InOrderOfPlay)
        {
            if (street.Name() == parts[0].Trim().ToLowerInvariant() && int.TryParse(parts[1], out var number) && number is >= 0 and < Abstraction.MaxBuckets)
            {
                bucket = Abstraction.Of(street, number);
                return true;
            }
        }

        throw CommandError.BadInput($"'{text}' is no bucket: write street and number, such as flop:17.");
    }
}
