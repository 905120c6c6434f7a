using System.Security.Cryptography;
using Poker.Tests.Harness;

namespace Poker.Tests.Worker;

public sealed class WorkerRefusalTests
{
    private readonly FakeBoard _board = new();

    [Fact]
    public async Task A_wrong_token_ends_the_worker_and_is_not_repeated()
    {
        _board.Token = "right-token";
        await using var coordinator = await FakeCoordinator.StartAsync(_board);

        var problem = await ProblemAsync(coordinator.Url, ("Poker:Token", "not-the-token"));

        Assert.Equal("The coordinator refused the token (wrong token): set Poker:Token or Poker:TokenFile to the coordinator's.", problem);
    }

    [Fact]
    public async Task The_token_may_stand_in_a_file()
    {
        using var folder = new TemporaryFolder();
        _board.Token = "right-token";
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        await using var worker = await WorkerInProcess.StartAsync(
            coordinator.Url, [FakeHandler.Echo], null, ("Poker:TokenFile", folder.Write("token", "right-token\n")));
        var job = _board.Add("echo");

        await Poll.UntilAsync(() => job.State == "done", "the job was done");

        Assert.DoesNotContain(worker.Log.Lines, line => line.Contains("right-token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_version_is_refused_with_the_coordinators_reason()
    {
        _board.Version = "9.0.0";
        await using var coordinator = await FakeCoordinator.StartAsync(_board);

        Assert.Equal("The coordinator refused this worker: version 0.1.0 is refused: this is 9.0.0", await ProblemAsync(coordinator.Url));
    }

    [Fact]
    public async Task A_coordinator_that_tells_no_database_is_refused_by_the_worker()
    {
        _board.Database = "";
        await using var coordinator = await FakeCoordinator.StartAsync(_board);

        Assert.Contains("set ConnectionStrings:poker", await ProblemAsync(coordinator.Url), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_malformed_connection_string_is_refused_without_repeating_it()
    {
        _board.Database = "Hostess=db;Password=hunter2";
        await using var coordinator = await FakeCoordinator.StartAsync(_board);

        var problem = await ProblemAsync(coordinator.Url);

        Assert.StartsWith("The coordinator's answer is no connection string", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_pinned_certificate_is_trusted()
    {
        using var certificate = Certificates.SelfSigned("CN=coordinator");
        using var other = Certificates.SelfSigned("CN=coordinator");
        await using var coordinator = await FakeCoordinator.StartAsync(_board, certificate);
        await using var worker = await WorkerInProcess.StartAsync(
            coordinator.Url, [FakeHandler.Echo], null, ("Poker:Coordinator:Fingerprint", certificate.GetCertHashString(HashAlgorithmName.SHA256)));
        var job = _board.Add("echo");

        await Poll.UntilAsync(() => job.State == "done", "the job was done over TLS");

        var refusal = "The coordinator's certificate is not the one that is trusted here: check Poker:Coordinator:Fingerprint or Poker:Coordinator:Certificate.";
        Assert.Equal(refusal, await ProblemAsync(coordinator.Url, ("Poker:Coordinator:Fingerprint", other.GetCertHashString(HashAlgorithmName.SHA256))));
        Assert.Equal(refusal, await ProblemAsync(coordinator.Url));
    }

    [Fact]
    public async Task A_certificate_file_trusts_that_certificate_and_those_it_issued_for_the_address()
    {
        using var folder = new TemporaryFolder();
        using var authority = Certificates.SelfSigned("CN=authority", isAuthority: true);
        using var issued = Certificates.IssuedBy(authority, "127.0.0.1");
        using var elsewhere = Certificates.IssuedBy(authority, "192.0.2.1");
        var file = ("Poker:Coordinator:Certificate", folder.Write("authority.pem", authority.ExportCertificatePem()));
        await using var coordinator = await FakeCoordinator.StartAsync(_board, issued);
        await using var imposter = await FakeCoordinator.StartAsync(_board, elsewhere);
        await using var worker = await WorkerInProcess.StartAsync(coordinator.Url, [FakeHandler.Echo], null, file);
        var job = _board.Add("echo");

        await Poll.UntilAsync(() => job.State == "done", "the job was done over TLS");

        Assert.StartsWith("The coordinator's certificate is not the one", await ProblemAsync(imposter.Url, file), StringComparison.Ordinal);
        Assert.Null(await ProblemAsync(imposter.Url, ("Poker:Coordinator:Certificate", folder.Write("own.pem", elsewhere.ExportCertificatePem())), whenWorking: true));
    }

    private Task<string?> ProblemAsync(string url, params (string Key, string Value)[] settings) => ProblemAsync(url, settings, whenWorking: false);

    private Task<string?> ProblemAsync(string url, (string Key, string Value) setting, bool whenWorking) => ProblemAsync(url, [setting], whenWorking);

    private async Task<string?> ProblemAsync(string url, (string Key, string Value)[] settings, bool whenWorking)
    {
        var registered = _board.Events.Count;
        await using var worker = await WorkerInProcess.StartAsync(url, [FakeHandler.Echo], null, settings);
        await Poll.UntilAsync(
            () => worker.Problem is not null || (whenWorking && _board.Events.Count > registered), "the worker was refused");
        return worker.Problem;
    }
}
