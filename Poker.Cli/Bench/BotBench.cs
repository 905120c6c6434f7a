using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using Grpc.Net.Client;
using Poker.Bot.Deciding;
using Poker.Cli.Bench.Deciding;
using Poker.Cli.Output;
using Poker.Contracts.V1;

namespace Poker.Cli.Bench;

/// <summary>A bot service over loopback, asked for 500 decisions a second whether it has answered or not, over HTTP and over gRPC.</summary>
internal sealed class BotBench : IBench
{
    private const int PerSecond = 500, Questions = 4000, WarmUpSeconds = 3;

    /// <inheritdoc />
    public string Name => "bot";

    /// <inheritdoc />
    public string Description =>
        "how long decisions of a model take over HTTP and gRPC at 500 a second, on a temporary embedded PostgreSQL; only when asked for by name";

    /// <inheritdoc />
    public bool OnlyByName => true;

    /// <inheritdoc />
    public IEnumerable<BenchResult> Run(BenchContext context)
    {
        var questions = BenchQuestions.Create(Questions, 1);
        var bot = BenchBot.StartAsync(context.DataFolder, context.Cancel).GetAwaiter().GetResult();
        try
        {
            using var http = new HttpClient { BaseAddress = bot.Http };
            using var channel = GrpcChannel.ForAddress(bot.Grpc);
            var client = new Play.PlayClient(channel);
            yield return Measure(context, "HTTP", question => AskAsync(http, question, context.Cancel), questions);
            yield return Measure(context, "gRPC", question => AskAsync(client, question, context.Cancel), questions);
            RequireLoggedAsync(bot, 2 * PerSecond * (context.Seconds + WarmUpSeconds), context.Cancel).GetAwaiter().GetResult();
        }
        finally
        {
            bot.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private BenchResult Measure(BenchContext context, string how, Func<DecisionQuestion, Task<string>> ask, DecisionQuestion[] questions)
    {
        OfferAsync(WarmUpSeconds, ask, questions, context.Cancel).GetAwaiter().GetResult();
        IReadOnlyCollection<long> times = [];
        var result = context.Measure(this, "", "decisions", () =>
        {
            times = OfferAsync(context.Seconds, ask, questions, context.Cancel).GetAwaiter().GetResult();
            return (times.Count, 0);
        });
        return result with { Name = $"{how}, {PerSecond}/s, {LatencyText.Of(times)}", Checksum = "" };
    }

    // A call is made when it is due, however many are still out.
    private static async Task<IReadOnlyCollection<long>> OfferAsync(
        int seconds, Func<DecisionQuestion, Task<string>> ask, DecisionQuestion[] questions, CancellationToken cancellation)
    {
        var times = new ConcurrentBag<long>();
        var calls = new List<Task>(seconds * PerSecond);
        var start = Stopwatch.GetTimestamp();
        for (var call = 0; call < seconds * PerSecond; call++)
        {
            var wait = TimeSpan.FromSeconds((double)call / PerSecond) - Stopwatch.GetElapsedTime(start);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, cancellation);
            }

            calls.Add(TimeAsync(questions[call % questions.Length]));
        }

        await Task.WhenAll(calls);
        return times;

        async Task TimeAsync(DecisionQuestion question)
        {
            var asked = Stopwatch.GetTimestamp();
            var strategy = await ask(question);
            times.Add(Stopwatch.GetTimestamp() - asked);
            if (!strategy.StartsWith("model:", StringComparison.Ordinal))
            {
                throw new CommandError($"the model was asked, and {strategy} answered");
            }
        }
    }

    private static async Task<string> AskAsync(HttpClient client, DecisionQuestion question, CancellationToken cancellation)
    {
        using var response = await client.PostAsJsonAsync("v1/decide", question, cancellation);
        return response.IsSuccessStatusCode
            ? (await response.Content.ReadFromJsonAsync<DecisionAnswer>(cancellation))!.Strategy
            : throw new CommandError($"a decision was refused: {await response.Content.ReadAsStringAsync(cancellation)}");
    }

    private static async Task<string> AskAsync(Play.PlayClient client, DecisionQuestion question, CancellationToken cancellation)
    {
        var request = new DecideRequest
        {
            Table = question.Table,
            Hand = question.Hand,
            SmallBlind = question.SmallBlind,
            BigBlind = question.BigBlind,
            Stacks = { question.Stacks },
            Actions = { question.Actions },
            Pocket = question.Pocket,
            Board = question.Board,
        };
        return (await client.DecideAsync(request, cancellationToken: cancellation)).Strategy;
    }

    private static async Task RequireLoggedAsync(BenchBot bot, long decisions, CancellationToken cancellation)
    {
        for (var patience = Stopwatch.StartNew(); await bot.LoggedAsync(cancellation) < decisions;)
        {
            if (patience.Elapsed > TimeSpan.FromSeconds(30))
            {
                throw new CommandError($"of {decisions} decisions {await bot.LoggedAsync(cancellation)} were logged");
            }

            await Task.Delay(100, cancellation);
        }
    }
}
