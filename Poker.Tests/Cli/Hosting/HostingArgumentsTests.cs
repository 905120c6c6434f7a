using System.CommandLine;
using Poker.Cli.Hosting;
using Poker.Cli.Output;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Security;
using Poker.Tests.Harness;

namespace Poker.Tests.Cli.Hosting;

public sealed class HostingArgumentsTests : IDisposable
{
    private const string Far = "https://192.0.2.7:5100";

    private static readonly string Fingerprint = new('A', 64);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--coordinator nowhere", "--coordinator takes an address such as")]
    [InlineData("--coordinator ftp://host:1", "--coordinator takes an address such as")]
    [InlineData("--coordinator http://user:secret@127.0.0.1:1", "--coordinator takes an address such as")]
    [InlineData("--coordinator http://192.0.2.7:5100", "http://192.0.2.7:5100 is another machine, and http would send everything in the open")]
    [InlineData("--coordinator http://127.0.0.1:1 --fingerprint AA", "--fingerprint and --certificate need an https address")]
    [InlineData("--coordinator https://h:1 --fingerprint AA --certificate c.pem", "--fingerprint and --certificate both say")]
    [InlineData("--token-file t", "--token-file is about a coordinator that --coordinator URL has to name")]
    public void A_coordinator_that_makes_no_sense_is_refused(string arguments, string expected)
    {
        var error = Assert.Throws<CommandError>(() => Coordinator(arguments));

        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.BadInput, error.ExitCode);
    }

    [Fact]
    public void Token_and_certificate_are_found_in_the_data_folder()
    {
        Assert.Null(Coordinator(""));
        Assert.Null(Coordinator($"--coordinator {Far}")!.Token);
        var token = SharedToken.OfFolder(_folder.Root);
        NetworkCertificate.OfFolder(_folder.Root, ["192.0.2.7"], TimeProvider.System);

        var found = Coordinator($"--coordinator {Far}")!;
        var pinned = Coordinator($"--coordinator {Far} --fingerprint {Fingerprint}")!;
        var plain = Coordinator("--coordinator http://192.0.2.7:5100 --plaintext")!;

        Assert.Equal((token, NetworkCertificate.FileIn(_folder.Root), null), (found.Token, found.Certificate, found.Fingerprint));
        Assert.Equal((null, Fingerprint), (pinned.Certificate, pinned.Fingerprint));
        Assert.Equal((null, true), (plain.Certificate, plain.Plaintext));
        Assert.DoesNotContain(token, $"{found}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--idle --time 1m", "--idle starts no run")]
    [InlineData("--idle --reset", "--idle does not go with --reset")]
    [InlineData("--known-as here", "--known-as is about an address")]
    [InlineData("--listen 127.0.0.2 --known-as not/a/name", "--known-as takes a host name")]
    [InlineData("--listen no.such.host.invalid", "--listen takes an address or host name of this machine")]
    [InlineData("--weights discounted", "discounted weights cannot be shared out")]
    public void What_up_cannot_do_is_refused(string arguments, string expected)
    {
        var error = Assert.Throws<CommandError>(() => Up(arguments));

        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.BadInput, error.ExitCode);
    }

    [Fact]
    public void Nothing_is_opened_unless_an_address_is_named()
    {
        var closed = Up("");
        Assert.Null(closed.Listen);
        Assert.Null(LocalServices.ListenFor(closed));

        var open = Up("--listen 127.0.0.2");
        Assert.Equal(("127.0.0.2", "127.0.0.2"), ($"{open.Listen}", open.KnownAs));
        Assert.Equal(Environment.MachineName, Up("--listen 0.0.0.0").KnownAs);
        Assert.Equal("poker.example", Up("--listen 0.0.0.0 --known-as poker.example").KnownAs);
        Assert.True(LocalServices.ListenFor(open)!.Certificate.Covers(["127.0.0.2", "localhost"]));
    }

    [Fact]
    public void A_run_is_read_as_it_was_written()
    {
        var run = Up("--workers 3 --batch 65536 --staleness 4 --weights uniform --seed 7 --no-prune --iterations 5000 --betting tiny").Run;

        Assert.Equal((3, 65536L, 4), (run.Workers, run.Batch, run.Staleness));
        Assert.Equal((IterationWeighting.Uniform, 7UL, false, 5000L, "tiny"), (run.Training.Weighting, run.Training.Seed, run.Training.Prune, run.Training.Limits.Iterations, run.Training.Betting));
    }

    private CoordinatorAddress? Coordinator(string arguments)
    {
        var (command, read) = (new Command("test"), new CoordinatorArguments());
        read.AddTo(command, required: false);
        return read.Read(Parsed(command, arguments), new DatabaseOptions { DataFolder = _folder.Root });
    }

    private UpRequest Up(string arguments)
    {
        var (command, read) = (new Command("test"), new UpArguments());
        read.AddTo(command);
        return read.Read(Parsed(command, $"{arguments} --data {_folder.Root}"));
    }

    private static ParseResult Parsed(Command command, string arguments)
    {
        var result = command.Parse(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(result.Errors);
        return result;
    }
}
