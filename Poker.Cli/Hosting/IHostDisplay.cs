using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Cli.Hosting;

/// <summary>Shows services and the runs that they share to people.</summary>
internal interface IHostDisplay : IProgress<TrainingReport>, IProgress<SyncProgress>, IAsyncDisposable
{
    /// <summary>How often training reports are worth making.</summary>
    TimeSpan ReportEvery { get; }

    /// <summary>Says a sentence.</summary>
    void Say(string sentence);

    /// <summary>Tells what runs where, once.</summary>
    void Started(HostFacts facts);

    /// <summary>Tells how runs and workers are.</summary>
    void Show(RunsReport report);
}
