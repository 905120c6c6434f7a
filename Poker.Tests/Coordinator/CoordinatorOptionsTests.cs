using Microsoft.Extensions.Options;
using Poker.Coordinator;
using Poker.Infrastructure.Jobs;
using Poker.Tests.Harness;

namespace Poker.Tests.Coordinator;

public sealed class CoordinatorOptionsTests(PostgresFixture postgres) : CoordinatorTests(postgres)
{
    [Fact]
    public void The_defaults_are_usable()
    {
        Assert.Empty(new CoordinatorOptions().Problems());
        Assert.Empty(new JobOptions().Problems());
    }

    [Fact]
    public async Task Every_problem_is_told_by_its_key_and_nothing_starts()
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => HostAsync(
            ("Poker:Coordinator:PlanEvery", "00:00:20"), ("Poker:Coordinator:MostCalls", "0"), ("Poker:Coordinator:UploadMegabytes", "63")));

        Assert.Equal(
            ["Poker:Coordinator:MostCalls is 0", "Poker:Coordinator:UploadMegabytes is 63", "Poker:Coordinator:LeaderSilence is 00:00:15"],
            error.Failures.Select(failure => failure[..failure.IndexOf(',')]));
        Assert.Contains(
            "Poker:Jobs:LeaseTime is 00:00:01, but must be at least twice Poker:Jobs:HeartbeatEvery",
            (await Assert.ThrowsAsync<OptionsValidationException>(() => HostAsync(("Poker:Jobs:LeaseTime", "00:00:01")))).Message);
    }
}
