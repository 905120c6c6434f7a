using System.CommandLine;
using Poker.Cli.Commands;
using Poker.Cli.Output;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Autotrain;

namespace Poker.Cli.Training;

/// <summary>The options of <c>poker fast</c>.</summary>
internal sealed class FastArguments
{
    private const int MostBigBlinds = 1_000;

    private readonly Option<string?> _betting = new("--betting")
    {
        Description = $"The bets: {string.Join(", ", BettingPresets.All.Select(preset => preset.Name))}. Default: {FastRequest.UsualBetting.Name}.",
        HelpName = "PRESET",
    };

    private readonly Option<int?> _stacks = NumberOption.WholeOrNone("--stacks", "Each player's stack in big blinds. Default: the preset's.", 2, MostBigBlinds);
    private readonly Option<TimeSpan?> _time = DurationOption.Create("--time", "Train for so long, such as 10m or 1h30m.");
    private readonly Option<long?> _iterations =
        NumberOption.WholeOrNone("--iterations", "Train so many iterations more, up to whole batches of 8,192.", 0L, long.MaxValue / 2);

    private readonly Option<int> _threads = StandardOptions.Threads();
    private readonly Option<bool> _deterministic = new("--deterministic") { Description = "Any number of threads gives the same bits; slower." };
    private readonly Option<ulong?> _seed =
        NumberOption.WholeOrNone("--seed", "Seed of all deals and draws. Default: 1.", ulong.MinValue, ulong.MaxValue);

    private readonly Option<string?> _weights = new("--weights") { Description = "What iterations weigh: linear, uniform or discounted.", HelpName = "WEIGHTS" };
    private readonly Option<bool> _noPrune = new("--no-prune") { Description = "Never skip actions with very negative regrets." };
    private readonly Option<TimeSpan?> _checkpoint = DurationOption.Create("--checkpoint", "Time between checkpoints; 0: only the one at the end. Default: 5m.");
    private readonly Option<bool> _keep = new("--keep") { Description = "Keep every checkpoint, in the data folder's blueprint/kept." };
    private readonly Option<string?> _from = new("--from") { Description = "Go on from the checkpoint or from the database. Default: the newer one.", HelpName = "PLACE" };
    private readonly Option<bool> _noDatabase = new("--no-database") { Description = "Use files only: no server is started and nothing synced." };
    private readonly Option<bool> _syncOnly = new("--sync-only") { Description = "Bring the checkpoint into the database and train nothing." };
    private readonly Option<bool> _reset = new("--reset") { Description = "Delete the blueprint and its checkpoints first; asks unless --yes is given." };
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Answer yes to every question." };
    private readonly Option<bool> _wait = new("--wait") { Description = "If another process is training in this database, wait for it instead of giving up." };
    private readonly Option<bool> _json = StandardOptions.Json();
    private readonly KeyArguments _key = new("--cluster-seed");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _betting.AcceptOnlyFromAmong([.. BettingPresets.All.Select(preset => preset.Name)]);
        _weights.AcceptOnlyFromAmong([.. Enum.GetNames<IterationWeighting>().Select(name => name.ToLowerInvariant())]);
        _from.AcceptOnlyFromAmong("checkpoint", "database");
        foreach (var option in (Option[])
            [
                _time, _iterations, _betting, _stacks, _threads, _deterministic, _seed, _weights, _noPrune, _checkpoint, _keep, _from,
                _noDatabase, _syncOnly, _reset, _yes, _wait, _json,
            ])
        {
            command.Options.Add(option);
        }

        _key.AddTo(command);
    }

    /// <summary>What was asked for.</summary>
    /// <exception cref="CommandError">Two options exclude each other.</exception>
    public FastRequest Read(ParseResult result)
    {
        var request = new FastRequest
        {
            Key = _key.AreGiven(result) ? _key.Read(result) : null,
            Betting = result.GetValue(_betting),
            Stacks = result.GetValue(_stacks),
            Seed = result.GetValue(_seed),
            Weighting = result.GetValue(_weights) is { } weights ? Enum.Parse<IterationWeighting>(weights, ignoreCase: true) : null,
            Prune = !Given(_noPrune),
            Deterministic = Given(_deterministic),
            Threads = result.GetValue(_threads),
            Limits = new TrainingLimits
            {
                Time = result.GetValue(_time),
                Iterations = result.GetValue(_iterations),
                CheckpointEvery = result.GetValue(_checkpoint) ?? new TrainingLimits().CheckpointEvery,
            },
            Keep = result.GetValue(_keep),
            From = result.GetValue(_from) is { } from ? Enum.Parse<RunSource>(from, ignoreCase: true) : null,
            NoDatabase = result.GetValue(_noDatabase),
            SyncOnly = result.GetValue(_syncOnly),
            Reset = result.GetValue(_reset),
            AssumeYes = result.GetValue(_yes),
            Wait = result.GetValue(_wait),
            Json = result.GetValue(_json),
        };
        Refuse(request.SyncOnly && request.NoDatabase, "--sync-only needs the database that --no-database leaves out.");
        Refuse(request.SyncOnly && request.Reset, "--sync-only has nothing to bring into the database after a --reset.");
        Refuse(request.From is not null && request.Reset, "--from has nothing to go on from after a --reset.");
        Refuse(request.From == RunSource.Database && (request.NoDatabase || request.SyncOnly), "--from database does not go with that: leave it out.");
        return request;

        T? Given<T>(Option<T> option)
            where T : struct => result.GetResult(option) is { Implicit: false } ? result.GetValue(option) : null;

        static void Refuse(bool wrong, string sentence)
        {
            if (wrong)
            {
                throw CommandError.BadInput(sentence);
            }
        }
    }
}
