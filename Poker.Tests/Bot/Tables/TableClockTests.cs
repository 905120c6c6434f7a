using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Poker.Bot.Tables;
using Poker.Bot.Tables.Playing;
using Poker.Tests.Harness;

namespace Poker.Tests.Bot.Tables;

/// <summary>A table by a clock that the test moves.</summary>
public sealed class TableClockTests
{
    [Fact]
    public async Task Who_does_not_act_in_time_checks_or_folds_and_sits_out_after_two_turns()
    {
        await using var table = new Running([new(), new("call")], setup => setup with { ActSeconds = 30 });
        var player = await table.SitAsync(1);
        await player.UntilAsync(state => IsTurnOf(state, 1));
        Assert.Equal(30_000, player.State.GetProperty("turn").GetProperty("milliseconds").GetInt32());

        table.Clock.Advance(TimeSpan.FromSeconds(29.9));
        await player.SayAsync(new TableCommand.Sit(player, IsOut: false));
        await player.UntilAsync(state => IsTurnOf(state, 1) && state.GetProperty("turn").GetProperty("millisecondsLeft").GetInt32() <= 100);
        table.Clock.Advance(TimeSpan.FromSeconds(0.1));
        await player.UntilAsync(_ => player.Told.Contains("Player 1 folds"));
        await player.UntilAsync(state => state.GetProperty("hand").GetInt64() == 2 && IsTurnOf(state, 1));
        table.Clock.Advance(TimeSpan.FromSeconds(30));
        await player.UntilAsync(_ => player.Told.Contains("Player 1 sits out."));
        await player.UntilAsync(state => state.GetProperty("waiting").GetString() == "Waiting for a player.");
        Assert.Equal(2, player.State.GetProperty("hand").GetInt64());

        await player.SayAsync(new TableCommand.Sit(player, IsOut: false));
        await player.UntilAsync(state => state.GetProperty("hand").GetInt64() == 3 && IsTurnOf(state, 1));
    }

    [Fact]
    public async Task Strategies_take_the_time_that_was_asked_for_and_the_next_hand_waits()
    {
        await using var table = new Running(
            [new(), new("call")], setup => setup with { ActSeconds = 0, ThinkMilliseconds = 700, PauseMilliseconds = 2_500 });
        var player = await table.SitAsync(1);
        await player.UntilAsync(state => IsTurnOf(state, 1));
        Assert.Equal(JsonValueKind.Null, player.State.GetProperty("turn").GetProperty("milliseconds").ValueKind);
        await player.ActAsync("call");
        await player.UntilAsync(state => IsTurnOf(state, 2));
        await table.UntilStillAsync();
        Assert.DoesNotContain("Player 2 checks", player.Told);
        await table.AdvanceUntilAsync(0.7, () => player.Told.Contains("Player 2 checks"));
        await table.AdvanceUntilAsync(0.7, () => IsTurnOf(player.State, 1));
        await player.ActAsync("fold");
        await player.UntilAsync(state => state.GetProperty("phase").GetString() == "over");
        await table.UntilStillAsync();
        Assert.Equal(1, player.State.GetProperty("hand").GetInt64());
        await table.AdvanceUntilAsync(2.5, () => player.State.GetProperty("hand").GetInt64() == 2);
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("illegal")]
    [InlineData("hangs")]
    public async Task A_strategy_that_fails_gives_up_its_hand_and_the_table_goes_on(string strategy)
    {
        await using var table = new Running([new(), new(strategy), new("call")], setup => setup with { ActSeconds = 0 });
        var player = await table.SitAsync(1);
        for (var hand = 1; hand <= 3; hand++)
        {
            while (player.State.ValueKind == JsonValueKind.Undefined || player.State.GetProperty("hand").GetInt64() <= hand)
            {
                await table.AdvanceUntilAsync(31, () => IsTurnOf(player.State, 1) || player.State.GetProperty("hand").GetInt64() > hand);
                if (IsTurnOf(player.State, 1))
                {
                    await player.CallAsync();
                }
            }
        }

        Assert.Equal(3, player.Told.Count(told => told == "The strategy of Player 2 failed: its hand is given up."));
        Assert.Contains("Player 2 folds", player.Told);
        table.Strategies.Released.Set();

        // Hands that were given up count as played, when the answer has come at last; the fourth is broken off.
        await Poll.UntilAsync(() => table.Strategies.Ends.Count >= 6, "all were told how their hands ended");
        await table.Table.PostAsync(new TableCommand.Close("It is enough."), CancellationToken.None);
        await table.Run;
        Assert.Equal(6, table.Strategies.Ends.Count);
        await Poll.UntilAsync(() => table.Strategies.Players is var (given, freed) && given == freed && given >= 6, "all were freed");
    }

    [Fact]
    public async Task All_seats_of_a_hand_count_as_one_in_trials_and_hands_of_a_chosen_seed_do_not_count()
    {
        await using var table = new Running([new(), new("call"), new("call")], setup => setup with { ActSeconds = 0 });
        var player = await table.SitAsync(1);
        await player.UntilAsync(state => IsTurnOf(state, 1));
        await player.ActAsync("fold");
        await player.UntilAsync(state => state.GetProperty("hand").GetInt64() == 2);
        var places = table.Strategies.Places.Take(4).ToList();
        Assert.NotNull(places[0].Trial);
        Assert.Same(places[0].Trial, places[1].Trial);
        Assert.NotSame(places[0].Trial, places[2].Trial);

        await using var seeded = new Running([new(), new("call")], setup => setup with { ActSeconds = 0, Seed = 7 });
        await (await seeded.SitAsync(1)).UntilAsync(state => IsTurnOf(state, 1));
        Assert.Null(Assert.Single(seeded.Strategies.Places).Trial);
    }

    [Fact]
    public async Task A_strategy_that_cannot_be_had_is_left_out_and_tried_again()
    {
        await using var three = new Running([new(), new("missing"), new("call")], setup => setup with { ActSeconds = 0 });
        var player = await three.SitAsync(1);
        await player.UntilAsync(state => IsTurnOf(state, 1));
        Assert.Contains("missing cannot play: there is no model yet.", player.Told);
        Assert.DoesNotContain(player.Told, told => told.StartsWith("Seat 2", StringComparison.Ordinal));

        await using var two = new Running([new(), new("missing")], setup => setup with { ActSeconds = 0 });
        var waiting = await two.SitAsync(1);
        await waiting.UntilAsync(state => state.GetProperty("waiting").GetString() == "missing cannot play: there is no model yet.");
        var asked = two.Strategies.Places.Count;
        await two.AdvanceUntilAsync(5, () => two.Strategies.Places.Count > asked);
    }

    [Fact]
    public async Task Strategies_play_each_other_while_somebody_watches_and_an_idle_table_is_closed()
    {
        await using var table = new Running([new("random"), new("call"), new("random")], setup => setup);
        Assert.Null((await table.Table.LookAsync(CancellationToken.None))!.You);
        var watcher = await table.SitAsync(null);
        await watcher.UntilAsync(state => state.GetProperty("hand").GetInt64() >= 20);
        Assert.DoesNotContain(watcher.Told, told => told.Contains(" is dealt ", StringComparison.Ordinal));
        await watcher.SayAsync(new TableCommand.Gone(watcher));
        await Poll.UntilAsync(async () => (await table.Table.LookAsync(CancellationToken.None))!.Waiting == "Nobody watches.", "the table rested");

        var last = await table.SitAsync(null, isReading: false);
        await last.SayAsync(new TableCommand.Gone(last));
        await Poll.UntilAsync(() => table.Table.IsDeserted, "nobody was there");
        await table.AdvanceUntilAsync(1_800, () => table.Run.IsCompleted);
        Assert.Null(await table.Table.LookAsync(CancellationToken.None));
        var late = await table.SitAsync(null, isReading: false);
        Assert.False(late.IsPosted);
    }

    private static bool IsTurnOf(JsonElement state, int seat) => state.ValueKind == JsonValueKind.Object
        && state.GetProperty("turn") is { ValueKind: JsonValueKind.Object } turn && turn.GetProperty("seat").GetInt32() == seat;

    /// <summary>A table that runs.</summary>
    private sealed class Running : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();

        public Running(SeatSetup[] seats, Func<TableSetup, TableSetup> change)
        {
            var setup = change(new() { Seats = seats, ThinkMilliseconds = 0, PauseMilliseconds = 0 });
            var rules = TableRules.From(setup, Strategies.Choices);
            Table = new("t", new TableGame(rules, new SeededDealer(1)), Strategies, new TableOptions(), Clock, NullLogger.Instance);
            Run = Task.Run(() => Table.RunAsync(_stop.Token));
        }

        public TableClock Clock { get; } = new();

        public FakeStrategies Strategies { get; } = new();

        public Table Table { get; }

        public Task Run { get; }

        public async Task<Client> SitAsync(int? seat, bool isReading = true)
        {
            var client = new Client(Table);
            client.IsPosted = await Table.PostAsync(new TableCommand.Enter(client, seat, null, null), CancellationToken.None);
            if (isReading)
            {
                await client.UntilAsync(_ => true);
            }

            return client;
        }

        /// <summary>Moves the clock, again and again where something began to wait only afterwards, until a condition holds.</summary>
        public Task AdvanceUntilAsync(double seconds, Func<bool> condition)
        {
            Clock.Advance(TimeSpan.FromSeconds(seconds));
            var tries = 0;
            return Poll.UntilAsync(
                () =>
                {
                    if (++tries % 20 == 0)
                    {
                        Clock.Advance(TimeSpan.FromSeconds(seconds));
                    }

                    return condition();
                },
                "the table went on");
        }

        /// <summary>Returns when the table has done all that it was told.</summary>
        public Task UntilStillAsync() => Table.LookAsync(CancellationToken.None);

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await Run;
            _stop.Dispose();
        }
    }

    /// <summary>A client in memory.</summary>
    private sealed class Client(Table table) : ITableClient
    {
        private readonly Channel<JsonElement> _messages = Channel.CreateUnbounded<JsonElement>();
        private readonly List<string> _told = [];
        private JsonElement _state;

        public bool IsPosted { get; set; }

        public JsonElement State
        {
            get
            {
                lock (_told)
                {
                    return _state;
                }
            }
        }

        /// <summary>Lines and notes.</summary>
        public IReadOnlyList<string> Told
        {
            get
            {
                lock (_told)
                {
                    return [.. _told];
                }
            }
        }

        public ValueTask SendAsync(ReadOnlyMemory<byte> message)
        {
            var read = JsonDocument.Parse(Encoding.UTF8.GetString(message.Span)).RootElement;
            lock (_told)
            {
                _state = read.TryGetProperty("state", out var state) ? state : _state;
                _told.AddRange(read.TryGetProperty("events", out var events)
                    ? events.EnumerateArray().Select(told => told.GetProperty("line").GetString() ?? told.GetProperty("text").GetString()!)
                    : []);
            }

            return _messages.Writer.WriteAsync(read);
        }

        public void Close(int code, string why) => _messages.Writer.TryComplete();

        public async Task SayAsync(TableCommand command) => Assert.True(await table.PostAsync(command, CancellationToken.None));

        public async Task ActAsync(string action)
        {
            var (hand, turn) = TurnOf(State);
            await SayAsync(new TableCommand.Act(this, new() { Action = action, Hand = hand, Turn = turn }));
            await UntilAsync(state => TurnOf(state) != (hand, turn));
        }

        public Task CallAsync() => ActAsync(State.GetProperty("legal").GetProperty("canCheck").GetBoolean() ? "check" : "call");

        public async Task UntilAsync(Func<JsonElement, bool> condition)
        {
            using var late = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while (State.ValueKind != JsonValueKind.Object || !condition(State))
            {
                await _messages.Reader.ReadAsync(late.Token);
            }
        }

        private static (long Hand, int? Turn) TurnOf(JsonElement state) => (
            state.GetProperty("hand").GetInt64(),
            state.GetProperty("turn") is { ValueKind: JsonValueKind.Object } turn ? turn.GetProperty("number").GetInt32() : null);
    }
}
