using System.CommandLine;
using Poker.Cli.Output;
using Poker.Infrastructure.Autotrain;

namespace Poker.Cli.Training;

/// <summary>The options of <c>poker fast</c>.</summary>
internal sealed class FastArguments
{
    private readonly TrainingArguments _training = new(
        "Train so many iterations more, up to whole batches of 8,192.", "What iterations weigh: linear, uniform or discounted.");

    private readonly Option<int> _threads = StandardOptions.Threads();
    private readonly Option<bool> _deterministic = new("--deterministic") { Description = "Any number of threads gives the same bits; slower." };
    private readonly Option<TimeSpan?> _checkpoint = DurationOption.Create("--checkpoint", "Time between checkpoints; 0: only the one at the end. Default: 5m.");
    private readonly Option<bool> _keep = new("--keep") { Description = "Keep every checkpoint, in the data folder's blueprint/kept." };
    private readonly Option<string?> _from = new("--from") { Description = "Go on from the checkpoint or from the database. Default: the newer one.", HelpName = "PLACE" };
    private readonly Option<bool> _noDatabase = new("--no-database") { Description = "Use files only: no server is started and nothing synced." };
    private readonly Option<bool> _syncOnly = new("--sync-only") { Description = "Bring the checkpoint into the database and train nothing." };
    private readonly Option<bool> _wait = new("--wait") { Description = "If another process is training in this database, wait for it instead of giving up." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _from.AcceptOnlyFromAmong("checkpoint", "database");
        _training.AddTo(command, _threads, _deterministic, _checkpoint, _keep, _from, _noDatabase, _syncOnly, _wait);
    }

    /// <summary>What was asked for.</summary>
    /// <exception cref="CommandError">Two options exclude each other.</exception>
    public FastRequest Read(ParseResult result)
    {
        var training = _training.Read(result);
        var request = training with
        {
            Deterministic = TrainingArguments.Given(result, _deterministic),
            Threads = result.GetValue(_threads),
            Limits = result.GetValue(_checkpoint) is { } every ? training.Limits with { CheckpointEvery = every } : training.Limits,
            Keep = result.GetValue(_keep),
            From = result.GetValue(_from) is { } from ? Enum.Parse<RunSource>(from, ignoreCase: true) : null,
            NoDatabase = result.GetValue(_noDatabase),
            SyncOnly = result.GetValue(_syncOnly),
            Wait = result.GetValue(_wait),
        };
        Refuse(request.SyncOnly && request.NoDatabase, "--sync-only needs the database that --no-database leaves out.");
        Refuse(request.SyncOnly && request.Reset, "--sync-only has nothing to bring into the database after a --reset.");
        Refuse(request.From is not null && request.Reset, "--from has nothing to go on from after a --reset.");
        Refuse(request.From == RunSource.Database && (request.NoDatabase || request.SyncOnly), "--from database does not go with that: leave it out.");
        return request;

        static void Refuse(bool wrong, string sentence)
        {
            if (wrong)
            {
                throw CommandError.BadInput(sentence);
            }
        }
    }
}
