using System.Threading.Channels;
using Poker.Bot.Strategies;

namespace Poker.Bot.Tables.Playing;

/// <summary>A table that is open: one loop, in which all that clients, strategies and the clock have to say comes in its turn.</summary>
/// <remarks>So nothing here is locked, and what clients are told is always a whole state. The game alone decides what is legal.</remarks>
internal sealed partial class Table
{
    private const int WaitingCommands = 256;

    private readonly Channel<TableCommand> _commands = Channel.CreateBounded<TableCommand>(new BoundedChannelOptions(WaitingCommands) { SingleReader = true });
    private readonly CancellationTokenSource _ended = new();
    private readonly List<Viewer> _viewers = [];
    private readonly SeatSecrets _secrets = new();
    private readonly Dictionary<TableSeat, TimeSpan> _goneAt = [];
    private readonly IStrategySource _strategies;
    private readonly TableOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly TableGame _game;
    private TimeSpan _usedAt;
    private bool _isChanged;
    private string? _closing;
    private int _clients;

    /// <summary>A table that is not open yet.</summary>
    public Table(string name, TableGame game, IStrategySource strategies, TableOptions options, TimeProvider clock, ILogger log)
    {
        (Name, _game, _strategies, _options, _clock, _log) = (name, game, strategies, options, clock, log);
        OpenedAt = clock.GetTimestamp();
    }

    /// <summary>Its name: nobody guesses it.</summary>
    public string Name { get; }

    /// <summary>What was asked for.</summary>
    public TableSetup Setup => _game.Rules.Setup;

    /// <summary>When it was opened, by the clock.</summary>
    public long OpenedAt { get; }

    /// <summary>Whether nobody is connected.</summary>
    public bool IsDeserted => Volatile.Read(ref _clients) == 0;

    private TimeSpan Now => _clock.GetElapsedTime(OpenedAt);

    /// <summary>Tells the table something; waits where it is busy.</summary>
    /// <returns>False where the table is closed.</returns>
    public async ValueTask<bool> PostAsync(TableCommand command, CancellationToken cancellation)
    {
        try
        {
            await _commands.Writer.WriteAsync(command, cancellation);
            return true;
        }
        catch (ChannelClosedException)
        {
            return false;
        }
    }

    /// <summary>What can be seen of it without a seat; null when it is closed.</summary>
    public async Task<TableView?> LookAsync(CancellationToken cancellation)
    {
        var answer = new TaskCompletionSource<TableView?>(TaskCreationOptions.RunContinuationsAsynchronously);
        return await PostAsync(new TableCommand.Look(answer), cancellation) ? await answer.Task.WaitAsync(cancellation) : null;
    }

    /// <summary>Runs it until it is closed.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            await PlayAsync(stopping);
            TableLogMessages.Closed(_log, Name, _game.Hand?.Number ?? 0, _closing!);
        }
        catch (Exception error)
        {
            // One table's fault is not to end the others.
            _closing = "The table failed.";
            TableLogMessages.Failed(_log, error, Name);
        }

        await _ended.CancelAsync();
        EndPlayers(null);
        _commands.Writer.TryComplete();
        while (_commands.Reader.TryRead(out var command))
        {
            Refuse(command);
        }

        _viewers.ForEach(viewer => viewer.Client.Close(CloseCodes.TableGone, _closing!));
        _viewers.Clear();
    }

    private async Task PlayAsync(CancellationToken stopping)
    {
        while (true)
        {
            var due = Advance();
            await TellAsync();
            if (_closing is not null)
            {
                return;
            }

            if (!_commands.Reader.TryRead(out var command))
            {
                await WaitAsync(due, stopping);
                _closing ??= stopping.IsCancellationRequested ? "The service stops." : null;
            }
            else
            {
                await TakeAsync(command);
            }
        }
    }

    private async Task WaitAsync(TimeSpan due, CancellationToken stopping)
    {
        using var timer = new CancellationTokenSource(due, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, stopping);
        try
        {
            await _commands.Reader.WaitToReadAsync(both.Token);
        }
        catch (OperationCanceledException)
        {
            // Something is due.
        }
    }

    private async Task TakeAsync(TableCommand command)
    {
        switch (command)
        {
            case TableCommand.Enter enter:
                await EnterAsync(enter);
                break;
            case TableCommand.Gone(var client):
                Leave(client);
                break;
            case TableCommand.Close(var why):
                _closing ??= why;
                break;
            case TableCommand.Look(var answer):
                answer.TrySetResult(View(null));
                break;
            case TableCommand.Seated(var hand, var players):
                Deal(hand, players);
                break;
            case TableCommand.Decided decided:
                Decide(decided);
                break;
            case TableCommand.Act(var client, var message):
                await AnswerAsync(client, seat => RefusalOf(seat, message));
                break;
            case TableCommand.Sit(var client, var isOut):
                await AnswerAsync(client, seat => Sit(seat, isOut));
                break;
            case TableCommand.Leave(var client):
                await AnswerAsync(client, GiveUp);
                break;
        }
    }

    private static void Refuse(TableCommand command)
    {
        if (command is TableCommand.Look(var answer))
        {
            answer.TrySetResult(null);
        }
        else if (command is TableCommand.Enter { Client: var client })
        {
            client.Close(CloseCodes.TableGone, "The table is closed.");
        }
        else if (command is TableCommand.Seated(_, var players))
        {
            Free(players);
        }
    }

    private TableView View(TableSeat? viewer) => TableView.Of(_game, viewer, _waiting, _game.IsPlaying && _dueAt is { } due ? due - Now : null);

    private async Task TellAsync()
    {
        var isChanged = _isChanged;
        _isChanged = false;
        foreach (var viewer in _viewers)
        {
            if (isChanged || viewer.Told < _game.Log.Last)
            {
                var events = _game.Log.Since(viewer.Told, viewer.Seat);
                viewer.Told = _game.Log.Last;
                await viewer.Client.SendAsync(TableMessages.Events(events, View(viewer.Seat)));
            }
        }
    }
}
