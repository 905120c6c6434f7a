using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Poker.Bot.Telemetry;
using Poker.Capture.Telemetry;
using Poker.Coordinator.Telemetry;
using Poker.Tests.Harness;
using Poker.Worker.Telemetry;

namespace Poker.Tests.ServiceDefaults;

/// <summary>What dashboards and alerts are made of: a name that changes is an error here before it is one there.</summary>
public sealed class InstrumentTests
{
    private static readonly string[] Domains = ["Poker.Bot", "Poker.Capture", "Poker.Coordinator", "Poker.Worker"];
    private static readonly string[] Documents = ["architecture.md", "operations.md"];

    [Fact]
    public void Every_instrument_has_its_domains_meter_a_unit_and_a_description()
    {
        var instruments = All();

        Assert.Equal(
            [
                "Poker.Bot poker.bot.background.hands {hand}",
                "Poker.Bot poker.bot.calls.refused {call}",
                "Poker.Bot poker.bot.decision.duration s",
                "Poker.Bot poker.bot.decisions {decision}",
                "Poker.Bot poker.bot.decisions.fallback {decision}",
                "Poker.Bot poker.bot.decisions.logged {decision}",
                "Poker.Bot poker.bot.decisions.lost {decision}",
                "Poker.Bot poker.bot.decisions.waiting {decision}",
                "Poker.Bot poker.bot.guard.interventions {model}",
                "Poker.Bot poker.bot.models.swaps {swap}",
                "Poker.Bot poker.bot.trials {result}",
                "Poker.Bot poker.bot.trials.difference {big_blind}",
                "Poker.Capture poker.capture.lines.conflicting {line}",
                "Poker.Capture poker.capture.lines.expired {line}",
                "Poker.Capture poker.capture.lines.lag {line}",
                "Poker.Capture poker.capture.lines.repeated {line}",
                "Poker.Capture poker.capture.lines.size By",
                "Poker.Capture poker.capture.lines.stored {line}",
                "Poker.Capture poker.capture.requests.refused {request}",
                "Poker.Capture poker.capture.sessions.open {session}",
                "Poker.Capture poker.capture.sessions.with_holes {session}",
                "Poker.Capture poker.capture.store.duration s",
                "Poker.Coordinator.Calls poker.calls.rejected {call}",
                "Poker.Coordinator.Calls poker.tokens.refused {call}",
                "Poker.Coordinator.Clustering poker.clustering.rows {row}",
                "Poker.Coordinator.Clustering poker.kmeans.inertia {distance}",
                "Poker.Coordinator.Clustering poker.kmeans.moved {point}",
                "Poker.Coordinator.Clustering poker.kmeans.round {round}",
                "Poker.Coordinator.Database poker.database.size By",
                "Poker.Coordinator.Jobs poker.coordinator.leading 1",
                "Poker.Coordinator.Jobs poker.jobs.at_work {job}",
                "Poker.Coordinator.Jobs poker.jobs.completed {job}",
                "Poker.Coordinator.Jobs poker.jobs.expired {job}",
                "Poker.Coordinator.Jobs poker.jobs.failed {job}",
                "Poker.Coordinator.Jobs poker.jobs.handed_back {job}",
                "Poker.Coordinator.Jobs poker.jobs.leased {job}",
                "Poker.Coordinator.Jobs poker.jobs.queued {job}",
                "Poker.Coordinator.Jobs poker.workers.live {worker}",
                "Poker.Coordinator.Training poker.training.batches {batch}",
                "Poker.Coordinator.Training poker.training.iterations {iteration}",
                "Poker.Coordinator.Training poker.training.mean_regret {big_blind}",
                "Poker.Coordinator.Training poker.training.nodes {node}",
                "Poker.Coordinator.Training poker.training.speed nodes/s",
                "Poker.Worker.Database poker.mccfr.delta.bytes By",
                "Poker.Worker.Database poker.rows.copied {row}",
                "Poker.Worker.Database poker.rows.speed rows/s",
                "Poker.Worker.Jobs poker.worker.heartbeat.delay s",
                "Poker.Worker.Jobs poker.worker.job.duration s",
                "Poker.Worker.Jobs poker.worker.jobs {job}",
                "Poker.Worker.Jobs poker.worker.slots.busy {slot}",
                "Poker.Worker.Training poker.mccfr.batch.duration s",
                "Poker.Worker.Training poker.mccfr.batch.retrained {batch}",
                "Poker.Worker.Training poker.mccfr.batch.staleness {batch}",
                "Poker.Worker.Training poker.mccfr.mean_regret {big_blind}",
                "Poker.Worker.Training poker.mccfr.nodes {node}",
                "Poker.Worker.Training poker.mccfr.speed nodes/s",
            ],
            instruments.Select(instrument => $"{instrument.Meter.Name} {instrument.Name} {instrument.Unit}").Distinct().Order(StringComparer.Ordinal));
        Assert.All(instruments, instrument => Assert.Matches(@"^[A-Z][^.]+\.$", instrument.Description));
    }

    [Fact]
    public void The_documents_name_every_instrument_and_no_other()
    {
        var text = string.Concat(Documents.Select(name => File.ReadAllText(Path.Combine(Clone.Root, "docs", name))));
        var named = Regex.Matches(text, @"`(poker\.[a-z_]+(\.[a-z_]+)+)`").Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(All().Select(instrument => instrument.Name).Distinct().Order(StringComparer.Ordinal), named);
    }

    private static List<Instrument> All()
    {
        var all = new List<Instrument>();
        using var coordinator = new CoordinatorTelemetry();
        using var runs = new RunMetrics(TimeProvider.System);
        using var capture = new CaptureMetrics();
        using var bot = new BotMetrics();
        foreach (var type in (Type[])[typeof(WorkerMetrics), typeof(TrainingMetrics), typeof(DatabaseMetrics)])
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }

        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (Domains.Any(domain => instrument.Meter.Name.StartsWith(domain, StringComparison.Ordinal)))
                {
                    lock (all)
                    {
                        all.Add(instrument);
                    }
                }
            },
        };
        listener.Start();
        lock (all)
        {
            return [.. all];
        }
    }
}
