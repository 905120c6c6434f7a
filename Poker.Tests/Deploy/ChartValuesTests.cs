using Poker.Tests.Deploy.Helm;
using Poker.Tests.Deploy.Images;

namespace Poker.Tests.Deploy;

public sealed class ChartValuesTests
{
    [Theory]
    [InlineData("workers: 3", "/workers is not known")]
    [InlineData("worker: { replica: 3 }", "/worker/replica is not known")]
    [InlineData("worker: { cores: 2.5 }", "/worker/cores is not of the type integer: 2.5")]
    [InlineData("worker: { cores: \"2\" }", "/worker/cores is not of the type integer: \"2\"")]
    [InlineData("worker: { drainMinutes: 11 }", "/worker/drainMinutes is more than 10: 11")]
    [InlineData("worker: { autoscaling: { max: 0 } }", "/worker/autoscaling/max is less than 1: 0")]
    [InlineData("worker: { memory: 4GB }", "/worker/memory does not match ^[1-9][0-9]*[KMGT]i$: \"4GB\"")]
    [InlineData("worker: { environment: { Poker__Worker__Patience: 20 } }", "/worker/environment/Poker__Worker__Patience is not of the type string: 20")]
    [InlineData("worker: { environment: { \"a b\": c } }", "/worker/environment/a b does not match ^[A-Za-z_][A-Za-z0-9_]*$: \"a b\"")]
    [InlineData("coordinator: { replicas: 3 }", "/coordinator/replicas is more than 2: 3")]
    [InlineData("coordinator: { image: poker-coordinator }", "/coordinator/image does not match ^[A-Za-z0-9][A-Za-z0-9._/:-]*:[A-Za-z0-9._-]+(@sha256:[0-9a-f]{64})?$: \"poker-coordinator\"")]
    [InlineData("postgres: { mode: local }", "/postgres/mode is none of [\"container\",\"external\"]: \"local\"")]
    [InlineData("postgres: { settings: { jit: false } }", "/postgres/settings/jit is not of the type string: false")]
    [InlineData("postgres: { external: { sslMode: Prefer } }", "/postgres/external/sslMode is none of [\"Disable\",\"Require\",\"VerifyFull\"]: \"Prefer\"")]
    [InlineData("postgres: { external: { host: \"db;Password=x\" } }", "/postgres/external/host does not match ^[A-Za-z0-9.:-]*$: \"db;Password=x\"")]
    [InlineData("transport: { mode: TLS }", "/transport/mode is none of [\"plaintext\",\"tls\"]: \"TLS\"")]
    [InlineData("secrets: { existing: My_Secret }", "/secrets/existing does not match ^([a-z0-9]([a-z0-9.-]*[a-z0-9])?)?$: \"My_Secret\"")]
    [InlineData("telemetry: { endpoint: \"collector:4317\" }", "/telemetry/endpoint does not match ^(https?://[A-Za-z0-9.:-]+/?)?$: \"collector:4317\"")]
    [InlineData("network: { policies: \"no\" }", "/network/policies is not of the type boolean: \"no\"")]
    [InlineData("image: { pullPolicy: Sometimes }", "/image/pullPolicy is none of [\"Always\",\"IfNotPresent\",\"Never\"]: \"Sometimes\"")]
    public void A_value_that_makes_no_sense_is_refused(string values, string problem) =>
        Assert.Equal(problem, Assert.Throws<FormatException>(() => Chart.Poker.Render(values)).Message);

    [Theory]
    [InlineData("postgres: { mode: external }", "secrets.existing: name the Secret with the external database's password")]
    [InlineData("{ postgres: { mode: external }, secrets: { existing: mine } }", "postgres.external.host: name the server")]
    [InlineData("transport: { mode: tls }", "transport.tlsSecret: name the Secret with tls.crt, tls.key and ca.crt")]
    [InlineData("telemetry: { endpoint: \"http://collector:4317\" }", "telemetry.namespace: name the collector's namespace")]
    public void What_a_choice_needs_besides_is_asked_for(string values, string problem) =>
        Assert.Equal(problem, Assert.Throws<FormatException>(() => Chart.Poker.Render(values)).Message);

    [Fact]
    public void Every_value_is_described_by_the_schema_and_used_by_a_template()
    {
        var texts = string.Concat(Directory.EnumerateFiles(Path.Combine(Chart.Folder, "templates"), "*", SearchOption.AllDirectories).Select(File.ReadAllText));
        var names = Leaves(Chart.Poker.Defaults, "").Select(path => path.Split('.')[^1]).Distinct();
        var unused = names.Where(name => !texts.Contains($".{name}", StringComparison.Ordinal));

        Assert.Equal([], Chart.Poker.Problems(new Dictionary<string, object?>()));
        Assert.Equal([], unused.Except(["max_connections", "shared_buffers", "max_wal_size", "checkpoint_timeout", "random_page_cost", "jit"]));
    }

    [Fact]
    public void Images_are_those_of_this_version_and_name_no_registry()
    {
        var images = new[] { "coordinator", "capture", "bot", "worker", "postgres", "dashboard" }.Select(service => (string)Plain.At(Chart.Poker.Defaults, $"{service}.image")!);
        var chart = Yaml.Read(File.ReadAllText(Path.Combine(Chart.Folder, "Chart.yaml")));

        Assert.Equal([$"poker-coordinator:{ImageTests.Version}", $"poker-capture:{ImageTests.Version}", $"poker-bot:{ImageTests.Version}", $"poker-worker:{ImageTests.Version}", "postgres:18", "dotnet/aspire-dashboard:13.5"], images);
        Assert.Equal((ImageTests.Version, ImageTests.Version), (Plain.At(chart, "version"), Plain.At(chart, "appVersion")));
    }

    private static IEnumerable<string> Leaves(object? value, string path) => value is IReadOnlyDictionary<string, object?> { Count: > 0 } map
        ? map.SelectMany(entry => Leaves(entry.Value, $"{path}.{entry.Key}"))
        : [path];
}
