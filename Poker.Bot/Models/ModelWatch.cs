using System.Text.Json;
using Npgsql;
using Poker.Bot.Deciding;
using Poker.Bot.Telemetry;
using Poker.Infrastructure.Models;
using Poker.Infrastructure.Postgres;
using Poker.ServiceDefaults.Telemetry;

namespace Poker.Bot.Models;

/// <summary>
/// Brings the models in service in as the registry says, at once when it tells of a step and every few seconds. While it cannot be read, the
/// models stay as they are; so does that in production while the next one is damaged. A canary is the registry's or none; one that cannot be loaded
/// where that in production plays is rejected, since its trial would wait for ever. Where neither can be loaded it is the service that fails.
/// </summary>
internal sealed class ModelWatch(
    ModelStore store,
    ModelLoader loader,
    ModelsInService models,
    ModelNews news,
    NpgsqlDataSource dataSource,
    DecidingOptions options,
    BotMetrics metrics,
    ILogger<ModelWatch> log) : BackgroundService
{
    private const string Who = "the bot service";

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(5);

    private readonly ModelSignals _signals = new(dataSource, log);
    private readonly TaskCompletionSource _looked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Looks at the registry once.</summary>
    /// <returns>Whether it could be read.</returns>
    public async Task<bool> LookAsync(CancellationToken cancellation)
    {
        using var untraced = Untraced.Begin();
        try
        {
            // In this order a canary that is promoted in between is seen as both, and then is no canary.
            var canary = await store.InServiceAsync(ModelState.Canary, cancellation);
            var production = await store.InServiceAsync(ModelState.Production, cancellation);
            await TakeAsync(production, canary?.Version == production?.Version ? null : canary, cancellation);
            return true;
        }
        catch (DatabaseException error)
        {
            if (news.Away is null)
            {
                LogMessages.RegistryAway(log, error.Message);
            }

            news.Gone(error.Message);
            return false;
        }
    }

    /// <summary>Starts, and waits a little for the first look: the first caller is to meet the model in production, if the registry is there.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        await Task.WhenAny(_looked.Task, Task.Delay(StartPatience, cancellationToken));
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _signals.Dispose();
        models.Replace(InService.None);
        base.Dispose();
    }

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(_signals.ListenAsync(stoppingToken), WatchAsync(stoppingToken));

    private async Task WatchAsync(CancellationToken stopping)
    {
        var pauses = new Pauses();
        try
        {
            while (true)
            {
                var isRead = await LookAsync(stopping);
                _looked.TrySetResult();
                if (isRead)
                {
                    pauses.Reset();
                }

                await _signals.WaitAsync(isRead ? options.PollModelsEvery : pauses.Next(), stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task TakeAsync(ModelRow? production, ModelRow? canary, CancellationToken cancellation)
    {
        var now = models.Now;
        var refused = new List<string>();
        var nextProduction = await BringAsync(production, now, refused, cancellation);
        var isKept = production is not null && nextProduction is null;
        ServedModel? nextCanary;
        try
        {
            nextCanary = await BringAsync(canary, now, refused, cancellation);
        }
        catch
        {
            FreeUnused(nextProduction, now);
            throw;
        }

        // The last good one stays, unless it is tried now, or was found wanting.
        var next = new InService(isKept && now.Production?.Stopped is null ? now.Production : nextProduction, nextCanary);
        if (next != now)
        {
            models.Replace(next);
            metrics.Swapped();
            LogMessages.Swapped(log, Name(next.Production), Name(next.Canary));
        }

        foreach (var problem in refused.Except(news.Refused))
        {
            LogMessages.ModelRefused(log, problem);
        }

        if (news.Away is not null)
        {
            LogMessages.RegistryBack(log);
        }

        news.Read(refused);
        if (canary is not null && nextCanary is null && next.Production is not null)
        {
            await RejectAsync(canary.Version, refused[^1], cancellation);
        }
    }

    private async Task RejectAsync(long version, string why, CancellationToken cancellation)
    {
        try
        {
            // It may have been moved on while it was loaded.
            if ((await store.FindAsync(version, cancellation))?.State == ModelState.Canary)
            {
                var evidence = JsonSerializer.Serialize(new { guard = "load", error = why });
                await store.MoveAsync(version, ModelState.Rejected, new(Who, why, evidence), cancellation);
                LogMessages.CanaryUnfit(log, version, why);
            }
        }
        catch (ModelRefusedException error)
        {
            LogMessages.NotEnforced(log, version, "it cannot be loaded", error.Message);
        }
    }

    // One that is in service already stays the one that it is.
    private async Task<ServedModel?> BringAsync(ModelRow? row, InService now, List<string> refused, CancellationToken cancellation)
    {
        if (row is null)
        {
            return null;
        }

        try
        {
            return now.All.FirstOrDefault(model => model.Version == row.Version) ?? await loader.LoadAsync(row, cancellation);
        }
        catch (ModelRefusedException error)
        {
            refused.Add(error.Message);
            return null;
        }
    }

    private static void FreeUnused(ServedModel? model, InService now)
    {
        if (model is not null && !now.All.Contains(model))
        {
            model.Release();
        }
    }

    private static string Name(ServedModel? model) => model?.Name ?? "none";
}
