using Npgsql;
using Poker.Infrastructure.Jobs;
using Poker.Tests.Deploy.Helm;
using Poker.Tests.Harness;

namespace Poker.Tests.Deploy;

/// <summary>The query by which KEDA scales workers, as the chart renders it, on a real database.</summary>
public sealed class WorkersWantedTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    // Workers of four slots, twenty of them for training.
    private static readonly string Query =
        (string)Plain.At(Chart.Poker.Manifests(ValueSets.Autoscaled)["ScaledObject/worker-scaledobject"], "spec.triggers.0.metadata.query")!;

    [Fact]
    public async Task Without_a_run_nobody_is_wanted() => Assert.Equal(0, await ReadAsync<long>(Query));

    [Theory]
    [InlineData("active", 20)]
    [InlineData("draining", 2)]
    [InlineData("done", 0)]
    [InlineData("failed", 0)]
    [InlineData("cancelled", 0)]
    public async Task A_run_that_trains_wants_its_workers_and_one_that_drains_those_at_work(string state, long workers)
    {
        await StartAsync(RunAreas.Autotrain, state, (0, "leased"), (0, "leased"), (0, "done"));

        Assert.Equal(workers, await ReadAsync<long>(Query));
    }

    [Fact]
    public async Task A_paused_run_wants_those_at_work_until_it_is_resumed()
    {
        await StartAsync(RunAreas.Autotrain, "active", (0, "leased"), (0, "pending"));
        await using var connection = await DataSource.OpenConnectionAsync();
        var runs = new RunStore(connection);
        var run = (await runs.LiveAsync(CancellationToken.None))[0].Id;
        await runs.PauseAsync(run, CancellationToken.None);
        Assert.Equal(1, await ReadAsync<long>(Query));

        await runs.ResumeAsync(run, CancellationToken.None);
        Assert.Equal(20, await ReadAsync<long>(Query));
    }

    [Fact]
    public async Task Another_run_wants_as_many_as_its_jobs_fill()
    {
        // 1/4 + 1/4 + 2/4 of a worker, a job of more slots than there are for a whole one, and one for a whole one: three.
        await StartAsync("capture", "active", (1, "pending"), (1, "leased"), (2, "pending"), (9, "pending"), (0, "pending"), (0, "done"), (4, "failed"));
        Assert.Equal(3, await ReadAsync<long>(Query));

        await StartAsync("analysis", "active", (1, "pending"));
        Assert.Equal(4, await ReadAsync<long>(Query));

        await StartAsync(RunAreas.Autotrain, "active");
        Assert.Equal(24, await ReadAsync<long>(Query));
    }

    [Fact]
    public void The_trigger_is_as_the_scaler_reads_it() => Assert.Equal(
        Plain.ToJson(Yaml.Read(
            """
            scaleTargetRef: { name: worker-deployment }
            minReplicaCount: 1
            maxReplicaCount: 30
            pollingInterval: 15
            cooldownPeriod: 300
            triggers:
              - type: postgresql
                metadata:
                  host: postgres-service.training.svc
                  port: "5432"
                  dbName: poker
                  userName: poker
                  passwordFromEnv: PGPASSWORD
                  sslmode: disable
                  targetQueryValue: "1"
            """)),
        Plain.ToJson(WithoutQuery(Plain.At(Chart.Poker.Manifests(ValueSets.Autoscaled)["ScaledObject/worker-scaledobject"], "spec"))));

    private static object? WithoutQuery(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> map => map.Where(entry => entry.Key != "query").ToDictionary(entry => entry.Key, entry => WithoutQuery(entry.Value)),
        IReadOnlyList<object?> list => list.Select(WithoutQuery).ToList(),
        _ => value,
    };

    private async Task StartAsync(string area, string state, params (int Slots, string State)[] jobs)
    {
        var run = Guid.NewGuid();
        await using var connection = await DataSource.OpenConnectionAsync();
        await new RunStore(connection).StartAsync(run, "any", area, "{}", null, CancellationToken.None);
        await using var move = new NpgsqlCommand("UPDATE run SET state = $1 WHERE id = $2", connection)
        {
            Parameters = { new() { Value = state }, new() { Value = run } },
        };
        await move.ExecuteNonQueryAsync();
        foreach (var (part, job) in jobs.Index())
        {
            await using var add = new NpgsqlCommand(
                "INSERT INTO job (run, kind, stage, part, payload, priority, slots, state) VALUES ($1, 'any', 'any', $2, '', 0, $3, $4)", connection)
            {
                Parameters = { new() { Value = run }, new() { Value = part }, new() { Value = job.Slots }, new() { Value = job.State } },
            };
            await add.ExecuteNonQueryAsync();
        }
    }
}
