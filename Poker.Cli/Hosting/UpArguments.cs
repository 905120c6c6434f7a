using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Poker.Cli.Commands;
using Poker.Cli.Output;
using Poker.Cli.Training;

namespace Poker.Cli.Hosting;

/// <summary>The options of <c>poker up</c>.</summary>
internal sealed class UpArguments
{
    private readonly Option<bool> _idle = new("--idle") { Description = "Start the services and no run." };
    private readonly Option<bool> _noDashboard = new("--no-dashboard") { Description = "Leave the Aspire dashboard out." };

    private readonly Option<bool> _noCapture = new("--no-capture") { Description = "Leave the service out that takes console lines." };

    private readonly Option<bool> _noBot = new("--no-bot") { Description = "Leave the service out that plays: tables, decisions, trials of models." };

    private readonly Option<bool> _noLive = new("--no-live") { Description = "Train no models of captured hands." };

    private readonly Option<string?> _listen = new("--listen")
    {
        Description = "Open coordinator and embedded PostgreSQL to other machines, at this address or host name of this machine, over TLS; 0.0.0.0 for all its addresses.",
        HelpName = "ADDRESS",
    };

    private readonly Option<string?> _knownAs = new("--known-as")
    {
        Description = "The name or address by which other machines reach this one. Default: --listen's, the machine's name where that is every address.",
        HelpName = "NAME",
    };

    private readonly Option<int?> _port = NumberOption.WholeOrNone(
        "--port", "The port of gRPC, at --listen of the API too. Default: 5100, a free one where that is taken.", 1, 65535);

    private readonly SharedRunArguments _run = new("Workers in this process. Default: 1, which takes all cores.");
    private readonly DatabaseArguments _database = new();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_idle, _noDashboard, _noCapture, _noBot, _noLive, _listen, _knownAs, _port])
        {
            command.Options.Add(option);
        }

        _run.AddTo(command);
        _database.AddTo(command);
    }

    /// <summary>What was asked for.</summary>
    /// <exception cref="CommandError">Options exclude each other, or an address makes no sense.</exception>
    public UpRequest Read(ParseResult result)
    {
        var run = _run.Read(result);
        var idle = result.GetValue(_idle);
        var listen = result.GetValue(_listen) is { } text ? Parse(text) : null;
        Refuse(idle && (run.Training.Limits.Time is not null || run.Training.Limits.Iterations is not null), "--idle starts no run that --time or --iterations could end.");
        Refuse(idle && run.Training.Reset, "--idle does not go with --reset: it leaves runs alone.");
        Refuse(listen is null && result.GetValue(_knownAs) is not null, "--known-as is about an address that --listen has to open.");
        return new UpRequest
        {
            Run = run,
            Idle = idle,
            Dashboard = !result.GetValue(_noDashboard),
            Capture = !result.GetValue(_noCapture),
            Bot = !result.GetValue(_noBot),
            Live = !result.GetValue(_noLive),
            Listen = listen,
            KnownAs = listen is null ? null
                : result.GetValue(_knownAs) is { } name ? CheckName(name)
                : IsAny(listen) ? Environment.MachineName
                : result.GetValue(_listen),
            Port = result.GetValue(_port),
            Database = _database.Read(result),
        };
    }

    private static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    private static string CheckName(string name) => Uri.CheckHostName(name) != UriHostNameType.Unknown
        ? name
        : throw CommandError.BadInput($"--known-as takes a host name or an address, not '{name}'.");

    private static IPAddress Parse(string text)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            return address;
        }

        try
        {
            return Dns.GetHostAddresses(text).FirstOrDefault() ?? throw Unknown(text);
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            throw Unknown(text);
        }
    }

    private static CommandError Unknown(string text) => CommandError.BadInput($"--listen takes an address or host name of this machine, not '{text}'.");

    private static void Refuse(bool wrong, string sentence)
    {
        if (wrong)
        {
            throw CommandError.BadInput(sentence);
        }
    }
}
