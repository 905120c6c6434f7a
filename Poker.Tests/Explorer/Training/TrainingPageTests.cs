using Microsoft.Playwright;
using Poker.Core.Cards;
using Poker.Infrastructure.History;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Tests.Coordinator;
using Poker.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Poker.Tests.Explorer.Training;

public sealed class TrainingPageTests(PostgresFixture postgres, ExplorerBrowser browser) : CoordinatorTests(postgres), IClassFixture<ExplorerBrowser>
{
    [ChromiumFact]
    public async Task With_nothing_there_it_says_how_to_begin()
    {
        await using var host = await OpenHostAsync();
        await using var explorer = await browser.OpenAsync(new Uri(host.Http.BaseAddress!, "training"));
        foreach (var title in (string[])["There was no run yet", "No training was noted yet", "Nothing has been measured yet", "No worker was heard of in the last ten minutes"])
        {
            await Expect(explorer.Page.GetByRole(AriaRole.Heading, new() { Name = title })).ToBeVisibleAsync();
        }

        await explorer.AssertAccessibleAsync();
        await explorer.AssertSoundAsync();
    }

    [ChromiumTheory]
    [InlineData(360, 640, ColorScheme.Light)]
    [InlineData(360, 640, ColorScheme.Dark)]
    [InlineData(1280, 800, ColorScheme.Light)]
    [InlineData(1280, 800, ColorScheme.Dark)]
    public async Task Runs_curves_measurements_streets_and_workers_are_shown(int width, int height, ColorScheme colors)
    {
        await using var host = await OpenHostAsync();
        await FillAsync(host);
        await using var explorer = await browser.OpenAsync(new Uri(host.Http.BaseAddress!, "training"), width, height, colors);
        var page = explorer.Page;

        var run = page.GetByRole(AriaRole.Listitem, new() { Name = "The counting run" });
        await Expect(run).ToContainTextAsync("counting, 0 done");
        var regret = page.GetByRole(AriaRole.Figure, new() { Name = "Mean positive regret" });
        await Expect(regret.Locator("canvas")).ToBeVisibleAsync();
        await Expect(regret.GetByRole(AriaRole.Button, new() { Name = "regret" })).ToContainTextAsync("9.05 k");
        await Expect(page.GetByRole(AriaRole.Figure, new() { Name = "Speed" })).ToContainTextAsync("50 k");
        await Expect(page.GetByRole(AriaRole.Figure, new() { Name = "What can be won of it" })).ToContainTextAsync("LBR 225.0 (165.0 to 285.0)");
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "match against tight 327,680 120.0 mbb/hand 95.0 to 145.0 100,000" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Figure, new() { Name = "Inertia of the turn" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "What workers hold" })).ToContainTextAsync("stage/0, part 0");

        await regret.GetByText("As a table").ClickAsync();
        await Expect(regret.GetByRole(AriaRole.Rowheader).Last).ToHaveTextAsync("811 k");
        await explorer.AssertAccessibleAsync();
        await explorer.AssertSoundAsync();
        await explorer.PictureAsync($"training-{width}-{colors}");
    }

    [ChromiumFact]
    public async Task A_training_is_picked_and_what_is_picked_stands_in_the_address()
    {
        await using var host = await OpenHostAsync();
        var first = await MadeUpTraining.AddAsync(DataSource, 5, "the first", RegretUnits.MilliChips);
        await MadeUpTraining.AddAsync(DataSource, 30, "the second");
        await MadeUpTraining.MeasureAsync(DataSource, first);
        await using var explorer = await browser.OpenAsync(new Uri(host.Http.BaseAddress!, "training"));
        var page = explorer.Page;
        var trainings = page.GetByRole(AriaRole.Combobox).First;
        await Expect(page.GetByText("237,568", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByText("Nothing has been measured yet")).ToBeVisibleAsync();

        await trainings.SelectOptionAsync(first.ToString());
        await Expect(page.GetByText("32,768", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Figure, new() { Name = "Mean positive regret" })).ToContainTextAsync("thousandths of a chip an iteration");
        await Expect(page.GetByRole(AriaRole.Figure, new() { Name = "What it wins in matches" })).ToBeVisibleAsync();
        Assert.Contains($"training={first}", page.Url);
        await page.GetByRole(AriaRole.Combobox).Last.SelectOptionAsync("time");
        Assert.Contains("over=time", page.Url);
        await page.ReloadAsync();
        await Expect(trainings).ToHaveValueAsync(first.ToString());
        await page.GoBackAsync();
        await Expect(page.GetByText("237,568", new() { Exact = true })).ToBeVisibleAsync();
        await explorer.AssertSoundAsync();
    }

    [ChromiumFact]
    public async Task A_run_is_paused_resumed_and_stopped_after_a_question()
    {
        await using var host = await OpenHostAsync();
        var run = await StartOneAsync();
        await using var explorer = await browser.OpenAsync(new Uri(host.Http.BaseAddress!, "training"));
        var page = explorer.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Expect(page.GetByText("Paused: what is at work is finished")).ToBeVisibleAsync();
        await UntilAsync(run, "paused");
        await page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await UntilAsync(run, "active");

        await page.GetByRole(AriaRole.Button, new() { Name = "Stop…" }).ClickAsync();
        var question = page.GetByRole(AriaRole.Dialog, new() { Name = "End the counting run?" });
        await explorer.AssertAccessibleAsync();
        await explorer.PictureAsync("training-stop");
        await page.Keyboard.PressAsync("Escape");
        await Expect(question).ToHaveCountAsync(0);
        Assert.Equal("active", await ReadAsync<string>("SELECT state FROM run"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Stop…" }).ClickAsync();
        await question.GetByRole(AriaRole.Button, new() { Name = "Drop" }).ClickAsync();
        await UntilAsync(run, "cancelled");
        await Expect(page.GetByRole(AriaRole.Listitem, new() { Name = "The counting run" }).Locator(".state")).ToHaveTextAsync("cancelled");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Pause" })).ToHaveCountAsync(0);
        await explorer.AssertSoundAsync();
    }

    [ChromiumFact]
    public async Task Where_changes_need_a_token_it_is_asked_for_and_a_wrong_one_again()
    {
        await using var host = await HostAsync();
        var run = await StartAsync(host, jobs: 1);
        await using var explorer = await browser.OpenAsync(new Uri(host.Http.BaseAddress!, "training"), password: CoordinatorHost.Token);
        var page = explorer.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        var question = page.GetByRole(AriaRole.Dialog, new() { Name = "The coordinator wants its token" });
        await Expect(question.GetByRole(AriaRole.Button, new() { Name = "Go on" })).ToBeDisabledAsync();
        await explorer.AssertAccessibleAsync();
        await question.GetByLabel("Token").FillAsync("a-wrong-token-0123456789-0123456789");
        await question.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Expect(question.GetByLabel("Token")).ToHaveValueAsync("");
        Assert.Equal("active", await ReadAsync<string>("SELECT state FROM run"));

        await question.GetByLabel("Token").FillAsync(CoordinatorHost.Token);
        await page.Keyboard.PressAsync("Enter");
        await UntilAsync(run, "paused");
        await Expect(question).ToHaveCountAsync(0);

        // It is remembered in this tab.
        await explorer.PictureAsync("training-token");
        await page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await UntilAsync(run, "active");
    }

    [ChromiumFact]
    public async Task What_cannot_be_read_is_told_beside_what_can()
    {
        await using var host = await OpenHostAsync();
        await MadeUpTraining.AddAsync(DataSource, 5);
        await using var explorer = await browser.OpenAsync(new Uri(host.Http.BaseAddress!, "equity"));
        var page = explorer.Page;
        await explorer.RefuseAsync("training/streets");
        await explorer.HoldAsync("training/workers");
        await explorer.FollowAsync("Training");

        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Workers" }).GetByText("Loading…")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Figure, new() { Name = "Speed" })).ToBeVisibleAsync();
        await explorer.AssertTriedAgainAsync(ExplorerPage.DatabaseAway);
        await explorer.AssertSoundAsync();
    }

    private async Task FillAsync(CoordinatorHost host)
    {
        var training = await MadeUpTraining.AddAsync(DataSource, points: 100);
        await MadeUpTraining.MeasureAsync(DataSource, training);
        await StartOneAsync();
        await using var connection = await DataSource.OpenConnectionAsync();
        var run = (await new RunStore(connection).LiveAsync(default))[0].Id;
        for (var round = 0; round < 12; round++)
        {
            await new ClusteringRounds(connection).AddAsync(run, Street.Turn, new(round, (long)(1e9 / (round + 3)), 900 / (round + 1), 7, round == 11, [1], [2], [3]), default);
        }

        var jobs = new JobStore(DataSource);
        var worker = Guid.NewGuid();
        await jobs.RegisterAsync(worker, "a worker of that name", 4, "0.1.0+0123456789", [CountingPlanner.JobKind], default);
        await Poll.UntilAsync(() => host.Leads, "it led");
        await Poll.UntilAsync(async () => await jobs.AcquireAsync(worker, Guid.NewGuid(), 4, default) is not null, "a job was leased");
    }

    private async Task<Guid> StartOneAsync()
    {
        var id = Guid.NewGuid();
        await using var connection = await DataSource.OpenConnectionAsync();
        await new RunStore(connection).StartAsync(id, "counting", "counting", """{"jobs": 3}""", null, default);
        return id;
    }

    // This machine's browser needs no token.
    private Task<CoordinatorHost> OpenHostAsync() => HostAsync(("Poker:Token", null));
}
