using System.Text;
using System.Text.RegularExpressions;
using Poker.Tests.Deploy.Helm;

namespace Poker.Tests.Deploy;

public sealed class ChartSecurityTests
{
    [Theory]
    [MemberData(nameof(ValueSets.Names), MemberType = typeof(ValueSets))]
    public void No_pod_has_more_rights_than_it_needs(string set)
    {
        foreach (var workload in Workloads(ValueSets.All[set]))
        {
            var user = (string?)Plain.At(workload, "kind") == "StatefulSet" ? 999L : 1654L;
            var pod = Plain.At(workload, "spec.template.spec");
            Assert.Equal(false, Plain.At(pod, "automountServiceAccountToken"));
            Same(
                $$"""
                runAsNonRoot: true
                runAsUser: {{user}}
                runAsGroup: {{user}}
                fsGroup: {{user}}
                fsGroupChangePolicy: OnRootMismatch
                seccompProfile: { type: RuntimeDefault }
                """,
                Plain.At(pod, "securityContext"));
            var container = Assert.Single(Plain.List(Plain.At(pod, "containers")));
            Same("{ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: [ALL] } }", Plain.At(container, "securityContext"));
            Same(Plain.ToLine(Plain.At(container, "resources.requests")), Plain.At(container, "resources.limits"));
            Assert.Equal(["cpu", "memory"], Plain.Map(Plain.At(container, "resources.limits")).Keys.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void What_can_be_written_is_named_and_bounded()
    {
        var writable = Workloads(ValueSets.Dashboard).SelectMany(workload =>
            Plain.List(Plain.At(workload, "spec.template.spec.volumes"))
                .Where(volume => Plain.At(volume, "emptyDir") is not null)
                .Select(volume => $"{Plain.At(workload, "metadata.name")}: {Plain.At(volume, "name")}, {Plain.At(volume, "emptyDir.sizeLimit")}"));

        Assert.Equal(
            [
                "dashboard-deployment: tmp, 64Mi",
                "postgres-statefulset: run, 16Mi",
                "postgres-statefulset: tmp, 16Mi",
                "postgres-statefulset: shared-memory, 256Mi",
                "worker-deployment: data, 1Gi",
            ],
            writable);
    }

    [Theory]
    [MemberData(nameof(ValueSets.Names), MemberType = typeof(ValueSets))]
    public void A_secret_stands_in_the_Secret_alone(string set)
    {
        const string Known = "a-password-that-nobody-guesses";
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(Known));
        var keys = new[] { "token", "database-password", "postgres-password", "dashboard-token", "dashboard-key", "pseudonym-key" };

        var texts = Chart.Poker.Render(ValueSets.All[set], keys.ToDictionary(key => key, object? (_) => encoded));

        Assert.Equal(set.Contains("External", StringComparison.Ordinal) ? 0 : keys.Length, Regex.Count(texts["templates/secrets.yaml"], encoded));
        Assert.DoesNotContain(texts.Where(text => text.Key != "templates/secrets.yaml"), text => Regex.IsMatch(text.Value, $"{Known}|{encoded}"));
        var written = Workloads(ValueSets.All[set])
            .SelectMany(workload => Plain.List(Plain.At(Containers.Of(workload), "env")))
            .Where(variable => Plain.At(variable, "value") is string { Length: > 0 })
            .Select(variable => (string)Plain.At(variable, "name")!);
        Assert.DoesNotContain(written, name => Regex.IsMatch(name, "(password|token|key)$", RegexOptions.IgnoreCase));
    }

    [Fact]
    public void A_secret_that_was_made_stays_and_only_what_is_missing_is_made()
    {
        var kept = new Dictionary<string, object?> { ["token"] = "dG9rZW4=", ["database-password"] = "cGFzc3dvcmQ=" };

        var first = SecretData(kept);
        var second = SecretData(kept);

        Assert.Equal(["dashboard-key", "dashboard-token", "database-password", "postgres-password", "pseudonym-key", "token"], first.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("dG9rZW4=", "cGFzc3dvcmQ="), (first["token"], first["database-password"]));
        Assert.NotEqual(first["postgres-password"], second["postgres-password"]);
        Assert.Equal(48, Convert.FromBase64String((string)first["postgres-password"]!).Length);
    }

    [Fact]
    public void The_policies_open_what_is_needed_and_nothing_else()
    {
        var manifests = Chart.Poker.Manifests(ValueSets.Dashboard + "\nworker: { autoscaling: { enabled: true } }");
        var others = $"{Dns("dns")} | {Pods("postgres")}:postgres | {Pods("dashboard")}:otlp";
        const string Pages = "{ namespaceSelector: { matchExpressions: [{ key: kubernetes.io/metadata.name, operator: In, values: [ingress, tools] }] } }:http";

        Same(Policy("coordinator", $"{Pods("worker")}:grpc | {Pages}", others), manifests["NetworkPolicy/coordinator-networkpolicy"]);
        Same(Policy("worker", "", $"{Pods("coordinator")}:grpc | {others}"), manifests["NetworkPolicy/worker-networkpolicy"]);
        Same(Policy("postgres", $"{Pods("coordinator")}, {Pods("worker")}, {Namespace("keda")}:postgres", ""), manifests["NetworkPolicy/postgres-networkpolicy"]);
        Same(Policy("dashboard", $"{Pods("coordinator")}, {Pods("worker")}:otlp | {Pages}", ""), manifests["NetworkPolicy/dashboard-networkpolicy"]);
    }

    [Fact]
    public void The_bot_is_called_from_the_named_namespaces_alone_and_calls_the_database()
    {
        var manifests = Chart.Poker.Manifests(ValueSets.Bot);
        const string Callers = "{ namespaceSelector: { matchExpressions: [{ key: kubernetes.io/metadata.name, operator: In, values: [ingress, tools] }] } }:http";

        Same(Policy("bot", Callers, $"{Dns("dns")} | {Pods("postgres")}:postgres | {Pods("dashboard")}:otlp"), manifests["NetworkPolicy/bot-networkpolicy"]);
        Same(Policy("postgres", $"{Pods("coordinator")}, {Pods("worker")}, {Pods("bot")}:postgres", ""), manifests["NetworkPolicy/postgres-networkpolicy"]);
        Same(Policy("dashboard", $"{Pods("coordinator")}, {Pods("worker")}, {Pods("bot")}:otlp | {Callers}", ""), manifests["NetworkPolicy/dashboard-networkpolicy"]);
    }

    [Fact]
    public void Capture_is_called_from_the_named_namespaces_alone_and_calls_the_database()
    {
        var manifests = Chart.Poker.Manifests(ValueSets.Capture);
        var others = $"{Dns("dns")} | {Pods("postgres")}:postgres | {Pods("dashboard")}:otlp";
        const string Senders = "{ namespaceSelector: { matchExpressions: [{ key: kubernetes.io/metadata.name, operator: In, values: [ingress, tools] }] } }:http";

        Same(Policy("capture", Senders, others), manifests["NetworkPolicy/capture-networkpolicy"]);
        Same(Policy("postgres", $"{Pods("coordinator")}, {Pods("worker")}, {Pods("capture")}:postgres", ""), manifests["NetworkPolicy/postgres-networkpolicy"]);
        Same(Policy("dashboard", $"{Pods("coordinator")}, {Pods("worker")}, {Pods("capture")}:otlp | {Senders}", ""), manifests["NetworkPolicy/dashboard-networkpolicy"]);
        Same(Policy("capture", "", $"{Dns("kube-system")} | {Pods("postgres")}:postgres"), Chart.Poker.Manifests("capture: { enabled: true }")["NetworkPolicy/capture-networkpolicy"]);
    }

    [Fact]
    public void An_external_database_and_a_collector_are_reached_where_they_are_named()
    {
        const string Collector = "\ntelemetry: { endpoint: \"https://otlp.watch:4317\", namespace: watch }";
        var manifests = Chart.Poker.Manifests(ValueSets.External + Collector);
        var others = $"{Dns("kube-system")} | {{ ipBlock: {{ cidr: 10.1.0.0/16 }} }}:6432 | {Namespace("watch")}:4317";

        Same(Policy("coordinator", $"{Pods("worker")}:grpc", others), manifests["NetworkPolicy/coordinator-networkpolicy"]);
        Same(Policy("worker", "", $"{Pods("coordinator")}:grpc | {others}"), manifests["NetworkPolicy/worker-networkpolicy"]);
    }

    private static string Pods(string component) => $"{{ podSelector: {Labels(component)} }}";

    private static string Labels(string component) =>
        $"{{ matchLabels: {{ app.kubernetes.io/name: poker, app.kubernetes.io/component: {component}, app.kubernetes.io/instance: poker }} }}";

    private static string Namespace(string name) => $"{{ namespaceSelector: {{ matchLabels: {{ kubernetes.io/metadata.name: {name} }} }} }}";

    private static string Dns(string name) => $"{Namespace(name)}:[{{ port: 53, protocol: UDP }}, {{ port: 53, protocol: TCP }}]";

    // Rules are written "peer, peer:port | peer:port".
    private static string Policy(string component, string ingress, string egress) =>
        $"""
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: {component}-networkpolicy
          labels: {Labels(component)["{ matchLabels: ".Length..^" }".Length]}
        spec:
          podSelector: {Labels(component)}
          policyTypes: [Ingress, Egress]
        {Rules("ingress", "from", ingress)}
        {Rules("egress", "to", egress)}
        """;

    private static string Rules(string direction, string peers, string rules) =>
        rules.Length == 0 ? "" : $"  {direction}: [{string.Join(", ", rules.Split(" | ").Select(rule => Rule(peers, rule)))}]";

    private static string Rule(string peers, string rule)
    {
        var cut = rule.LastIndexOf("}:", StringComparison.Ordinal) + 1;
        var ports = rule[(cut + 1)..];
        return $"{{ {peers}: [{rule[..cut]}], ports: {(ports.StartsWith('[') ? ports : $"[{{ port: {ports} }}]")} }}";
    }

    private static void Same(string yaml, object? found) => Assert.Equal(Plain.ToJson(Yaml.Read(yaml)), Plain.ToJson(found));

    private static IEnumerable<object?> Workloads(string values) => Chart.Poker.Manifests(values)
        .Where(manifest => Containers.Of(manifest.Value) is not null)
        .OrderBy(manifest => Plain.At(manifest.Value, "metadata.name") as string, StringComparer.Ordinal)
        .Select(manifest => manifest.Value);

    private static IReadOnlyDictionary<string, object?> SecretData(Dictionary<string, object?> kept) =>
        Plain.Map(Plain.At(Chart.Poker.Manifests("{}", kept)["Secret/poker-secrets"], "data"));
}
