using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Poker.Bot.Strategies;
using Poker.Core.Dialects;
using Poker.ServiceDefaults;
using Poker.Tests.Core.Dialects;

namespace Poker.Tests.Bot.Tables;

/// <summary>Tables over HTTP and WebSocket, by a real service.</summary>
public sealed class TableApiTests
{
    [Fact]
    public async Task A_person_plays_strategies_and_no_byte_of_the_service_has_a_card_that_is_not_open()
    {
        await using var host = await TableHost.StartAsync();
        var table = await host.OpenAsync(TableHost.Against("random", "call", "random"));
        await using var player = await TablePlayer.SitAsync(host.Address, table, 1);
        var (told, known) = (0, new HashSet<string>());
        while (player.State.ValueKind == JsonValueKind.Undefined || player.Hand < 300)
        {
            Assert.NotNull(await player.ReceiveAsync());
            // What the lines before and in this message open: all else has to stay hidden.
            for (; told < player.Lines.Count; told++)
            {
                var line = player.Lines[told];
                known = line.StartsWith("Hand #", StringComparison.Ordinal) ? [] : known;
                var isOpening = ((string[])["Player 1 is dealt ", " shows ", "Flop: ", "Turn: ", "River: "]).Any(word => line.Contains(word, StringComparison.Ordinal));
                Assert.True(isOpening || CardWords.In(line).Count == 0, line);
                known.UnionWith(CardWords.In(line));
            }

            Assert.True(CardWords.In(player.Received[^1]).IsSubsetOf(known), player.Received[^1]);
            if (player.IsMyTurn)
            {
                await player.CallAsync();
            }
        }

        var hands = Lines.Assemble(DialectCatalog.Plain, player.Lines);
        Assert.All(hands.SkipLast(1), hand => Assert.True(hand is AcceptedHand, $"{hand}"));
        Assert.InRange(hands.Count, 300, 301);
        var strategies = (FakeStrategies)host.Services.GetRequiredService<IStrategySource>();
        Assert.InRange(strategies.Ends.Count, 3 * 299, 3 * 300);
        Assert.Equal(table, Assert.Single(strategies.Places.Select(place => place.Table).Distinct()));
        Assert.All(host.Logs.Lines.Where(line => line.Contains("Poker.Bot", StringComparison.Ordinal)), line => Assert.Empty(CardWords.In(line)));
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains(player.Secret!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_late_doubled_wrong_or_unreadable_action_is_refused_and_changes_nothing()
    {
        await using var host = await TableHost.StartAsync();
        var table = await host.OpenAsync(TableHost.Against("call"));
        await using var player = await TablePlayer.SitAsync(host.Address, table, 1);
        await player.UntilAsync(_ => player.IsMyTurn);
        var (state, turn, hand) = (player.State.GetRawText(), player.State.GetProperty("turn").GetProperty("number").GetInt32(), player.Hand);

        async Task<string> TryAsync(object message)
        {
            await player.SendAsync(message);
            return await player.RefusalAsync();
        }

        object Act(string? action, long? to = null, long? ofHand = null, int? ofTurn = null) =>
            new { Type = "act", Action = action, To = to, Hand = ofHand ?? hand, Turn = ofTurn ?? turn };

        Assert.Equal("That hand is not being played.", await TryAsync(Act("call", ofHand: hand + 1)));
        Assert.Equal("That turn has passed.", await TryAsync(Act("call", ofTurn: turn + 1)));
        Assert.Equal("Not possible: 50 chips are to be called, so checking is not possible.", await TryAsync(Act("check")));
        Assert.Equal("Not possible: the smallest raise is to 200.", await TryAsync(Act("raise", 150)));
        Assert.Equal("Not possible: the largest raise, all-in, is to 10000.", await TryAsync(Act("raise", 10_001)));
        Assert.Equal("Not possible: the smallest raise is to 200.", await TryAsync(Act("raise", -5)));
        Assert.Equal("A bet or raise needs the total that it is to: send \"to\".", await TryAsync(Act("raise")));
        Assert.Equal("Not possible: there is no such action.", await TryAsync(Act("steal")));
        Assert.Equal("Not possible: there is no such action.", await TryAsync(Act(null)));
        Assert.Equal("There is no such message: send act, sitOut, sitIn or leave.", await TryAsync(new { Type = "cheat" }));
        Assert.Equal("A message has a type: act, sitOut, sitIn or leave.", await TryAsync(new { Action = "call" }));
        await player.SendAsync("{\"type\":\"act\",\"to\":1.5e99}"u8.ToArray(), WebSocketMessageType.Text);
        Assert.Equal("The message is no JSON that is understood here.", await player.RefusalAsync());
        Assert.Equal(state, player.State.GetRawText());

        await player.SendAsync(Act("call"));
        await player.SendAsync(Act("call"));
        Assert.Equal("That turn has passed.", await player.RefusalAsync());
        Assert.Single(player.Lines, "Player 1 calls 50");
        await using var watcher = await TablePlayer.SitAsync(host.Address, table, null);
        await watcher.ReceiveAsync();
        await watcher.SendAsync(Act("fold"));
        Assert.Equal("You only watch: take a seat first.", await watcher.RefusalAsync());
    }

    [Fact]
    public async Task A_player_who_comes_back_has_the_seat_and_hears_what_was_missed_once()
    {
        await using var host = await TableHost.StartAsync();
        var table = await host.OpenAsync(new { Seats = new object[] { new { }, new { } }, ActSeconds = 0, ThinkMilliseconds = 0, PauseMilliseconds = 0 });
        await using var other = await TablePlayer.SitAsync(host.Address, table, 2);
        await using var first = await TablePlayer.SitAsync(host.Address, table, 1);
        await first.UntilAsync(_ => first.IsMyTurn);
        await first.CallAsync();
        await first.UntilAsync(_ => first.Lines.Contains("Player 1 calls 50"));
        first.Abort();

        await other.UntilAsync(_ => other.IsMyTurn);
        await other.CallAsync();
        await other.UntilAsync(_ => other.Lines.Contains("Player 2 checks") && other.IsMyTurn);
        await other.ActAsync("bet", 300);
        await using (var stranger = await TablePlayer.SitAsync(host.Address, table, 1, new string('0', 32)))
        {
            Assert.Null(await stranger.ReceiveAsync());
            Assert.Equal((4003, "The seat is taken."), stranger.Closing);
        }

        await using var back = await TablePlayer.SitAsync(host.Address, table, 1, first.Secret, first.After);
        await back.UntilAsync(_ => back.IsMyTurn);
        Assert.Equal(first.Secret, back.Secret);
        await back.ActAsync("fold");
        await back.UntilAsync(_ => back.Lines.Contains("Player 2 wins 200"));

        List<string> lines = [.. first.Lines, .. back.Lines.TakeWhile(line => !line.StartsWith("Hand #2", StringComparison.Ordinal))];
        Assert.IsType<AcceptedHand>(Assert.Single(Lines.Assemble(DialectCatalog.Plain, lines)));
        Assert.Equal(lines.Distinct(), lines);

        await using var again = await TablePlayer.SitAsync(host.Address, table, 1, first.Secret);
        while (await back.ReceiveAsync() is not null)
        {
        }

        Assert.Equal((4002, "The seat is played from another page."), back.Closing);
        await again.UntilAsync(_ => again.State.GetProperty("hand").GetInt64() == 2 && again.State.GetProperty("you").GetInt32() == 1);
        Assert.StartsWith("Hand #2", again.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_other_origins_and_other_machines_without_the_token_are_refused()
    {
        const string Token = "a-token-for-tests-alone-0123456789";
        await using var host = await TableHost.StartAsync(("Poker:Token", Token));
        var table = await host.OpenAsync(TableHost.Against("call"));

        async Task<HttpStatusCode> AskAsync(string path, params (string Name, string Value)[] headers)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            foreach (var (name, value) in headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            using var answer = await host.Http.SendAsync(request);
            return answer.StatusCode;
        }

        var own = $"http://127.0.0.1:{host.Address.Port}";
        Assert.Equal(HttpStatusCode.OK, await AskAsync($"v1/tables/{table}"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync("v1/tables", ("Origin", own), ("Sec-Fetch-Site", "same-origin")));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync("v1/tables", ("Origin", "https://evil.example")));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync("v1/tables", ("Origin", "null")));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync("v1/tables", ("Origin", "http://127.0.0.1:1")));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync("v1/tables", ("Sec-Fetch-Site", "same-site"), ("Sec-Fetch-Mode", "no-cors")));
        Assert.Equal(HttpStatusCode.OK, await AskAsync("", ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate")));
        // A foreign name that was given this machine's address.
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync("", ("Host", "evil.example")));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync("v1/tables", ("Host", "poker.example"), ("Authorization", "Bearer wrong")));
        Assert.Equal(HttpStatusCode.OK, await AskAsync("v1/tables", ("Host", "poker.example"), ("Authorization", $"Bearer {Token}")));
        var password = Convert.ToBase64String(Encoding.UTF8.GetBytes($"me:{Token}"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync("", ("Host", "poker.example"), ("Authorization", $"Basic {password}")));

        var error = await Assert.ThrowsAsync<WebSocketException>(
            () => TablePlayer.ConnectAsync(host.Address, table, 1, options => options.SetRequestHeader("Origin", "https://evil.example")));
        Assert.Contains("403", error.Message, StringComparison.Ordinal);
        await using var player = await TablePlayer.ConnectAsync(host.Address, table, 1, options => options.SetRequestHeader("Origin", own));
        await player.SendAsync(new { Type = "hello" });
        Assert.NotNull(await player.ReceiveAsync());
    }

    [Theory]
    [InlineData("{\"seats\":[{}]}", "A table has 2 to 6 seats, not 1.")]
    [InlineData("{\"seats\":[{},{},{},{},{},{},{}]}", "A table has 2 to 6 seats, not 7.")]
    [InlineData("{\"seats\":null}", "A table has 2 to 6 seats, not 0.")]
    [InlineData("{\"seats\":[{},null]}", "A seat is null")]
    [InlineData("{\"seats\":[{},{\"strategy\":\"blueprint:/etc/passwd\"}]}", "There is no strategy 'blueprint:/etc/passwd' for tables: choose among call,")]
    [InlineData("{\"seats\":[{},{\"strategy\":\"call:../x\"}]}", "There is no strategy 'call:../x' for tables")]
    [InlineData("{\"seats\":[{},{},{\"strategy\":\"two\"}]}", "two plays with at most 2 at a table, not 3.")]
    [InlineData("{\"bigBlind\":0}", "The big blind has to be 1 to")]
    [InlineData("{\"smallBlind\":101}", "The small blind has to be 0 to the big blind's 100 chips, not 101.")]
    [InlineData("{\"stack\":99}", "The stack has to be the big blind to")]
    [InlineData("{\"actSeconds\":601,\"thinkMilliseconds\":-1}", "600 seconds, not 601. Strategies think for 0 to 10000 ms, not -1.")]
    [InlineData("{\"pauseMilliseconds\":60001}", "The pause between hands is 0 to 60000 ms, not 60001.")]
    [InlineData("{\"topUp\":\"never\"}", "The body is no table: ")]
    [InlineData("{\"blinds\":5}", "The body is no table: ")]
    [InlineData("null", "The body is no table: it is null.")]
    [InlineData("[", "The body is no table: ")]
    public async Task A_table_that_makes_no_sense_is_refused_with_every_problem(string body, string problem)
    {
        await using var host = await TableHost.StartAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await host.Http.PostAsync("v1/tables", content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(problem, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_that_make_no_sense_are_told_at_the_start_each_with_its_key()
    {
        var error = await Assert.ThrowsAsync<ServiceConfigurationException>(
            () => TableHost.StartAsync(("Poker:Bot:Tables:MostTables", "0"), ("Poker:Bot:Tables:IdleAfter", "00:00:01")));
        Assert.Equal("Poker:Bot:Tables:MostTables has to be 1 to 4096. Poker:Bot:Tables:IdleAfter has to be 10 seconds to 7 days.", error.Message);
        error = await Assert.ThrowsAsync<ServiceConfigurationException>(() => TableHost.StartAsync(("Poker:Bot:Tables:SeatKept", "long")));
        Assert.StartsWith("Poker:Bot:Tables cannot be read: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_connections_and_messages_are_limited()
    {
        await using var host = await TableHost.StartAsync(
            ("Poker:Bot:Tables:MostTables", "2"), ("Poker:Bot:Tables:MostSockets", "2"), ("Poker:Bot:Tables:MostMessageBytes", "300"));
        var (kept, deserted) = (await host.OpenAsync(TableHost.Against("call")), await host.OpenAsync(TableHost.Against("call")));
        await using var player = await TablePlayer.SitAsync(host.Address, kept, 1);
        await player.UntilAsync(_ => player.IsMyTurn);
        var third = await host.OpenAsync(TableHost.Against("call"));
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync($"v1/tables/{deserted}")).StatusCode);

        await using var other = await TablePlayer.SitAsync(host.Address, third, 1);
        await other.UntilAsync(_ => other.IsMyTurn);
        using var full = await host.Http.PostAsJsonAsync("v1/tables", TableHost.Against("call"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, full.StatusCode);
        var error = await Assert.ThrowsAsync<WebSocketException>(() => TablePlayer.ConnectAsync(host.Address, third, null));
        Assert.Contains("503", error.Message, StringComparison.Ordinal);

        await other.SendAsync(new byte[301], WebSocketMessageType.Text);
        Assert.Null(await other.ReceiveAsync());
        Assert.Equal(((int)WebSocketCloseStatus.MessageTooBig, "Messages are texts of at most 300 bytes."), other.Closing);
        await player.SendAsync(new byte[3], WebSocketMessageType.Binary);
        Assert.Null(await player.ReceiveAsync());
        Assert.Equal((int)WebSocketCloseStatus.InvalidMessageType, player.Closing.Code);
    }

    [Fact]
    public async Task The_page_runs_nothing_from_elsewhere_and_a_table_tells_watchers_no_pocket_and_no_seed()
    {
        await using var host = await TableHost.StartAsync();
        var table = await host.OpenAsync(new { Seats = new object[] { new { }, new { Strategy = "call" } }, Seed = 987654321, ActSeconds = 0 });
        await using var player = await TablePlayer.SitAsync(host.Address, table, 1);
        await player.UntilAsync(_ => player.IsMyTurn);

        var seen = await host.Http.GetStringAsync($"v1/tables/{table}");
        Assert.Empty(CardWords.In(seen));
        Assert.Contains("\"isSeeded\":true", seen, StringComparison.Ordinal);
        Assert.All([seen, .. player.Received], text => Assert.DoesNotContain("987654321", text, StringComparison.Ordinal));

        using var page = await host.Http.GetAsync("");
        var html = await page.Content.ReadAsStringAsync();
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch("""(?i)<script(?![^>]*\bsrc=)|\son\w+=|style=|https?://""", html);
        string[] scripts = ["main.js", "auto.js", "cards.js", "connection.js", "controls.js", "history.js", "setup.js", "sizes.js", "table.js"];
        foreach (var name in (string[])[.. scripts, "page.css", "table.css", "icon.svg"])
        {
            using var file = await host.Http.GetAsync($"page/{name}");
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
            var text = await file.Content.ReadAsStringAsync();
            Assert.DoesNotMatch("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function", text);
            Assert.DoesNotMatch("https?://(?!www\\.w3\\.org/)", text);
        }
    }
}
