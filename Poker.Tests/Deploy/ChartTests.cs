using Poker.Tests.Deploy.Helm;
using Poker.Tests.Deploy.Schemas;
using Poker.Tests.Harness;

namespace Poker.Tests.Deploy;

public sealed class ChartTests
{
    [NpmTheory]
    [MemberData(nameof(ValueSets.Names), MemberType = typeof(ValueSets))]
    public async Task Every_manifest_fits_the_schema_of_its_kind(string set)
    {
        var schemas = await KubernetesSchemas.OpenAsync();
        var problems = Chart.Poker.Manifests(ValueSets.All[set])
            .SelectMany(manifest => schemas.Problems(manifest.Value).Select(problem => $"{manifest.Key}: {problem}"));
        Assert.Equal([], problems);
    }

    [NpmTheory]
    [InlineData("port: http", "port: true", "/spec/template/spec/containers/0/startupProbe/httpGet/port is not of the type string: true")]
    [InlineData("readinessProbe:", "readynessProbe:", "/spec/template/spec/containers/0/readynessProbe is not known")]
    [InlineData("- name: worker", "- nome: worker", "/spec/template/spec/containers/0/name is missing, /spec/template/spec/containers/0/nome is not known")]
    [InlineData("memory: 4Gi", "memory: 4GB", "/spec/template/spec/containers/0/resources/requests/memory is not of the type number: \"4GB\"")]
    [InlineData("apps/v1", "apps/v9", "there is no schema of apps/v9 Deployment")]
    public async Task What_does_not_fit_is_told_by_its_path(string right, string wrong, string problems)
    {
        var text = Chart.Poker.Render()["templates/worker/deployment.yaml"];
        var at = text.IndexOf(right, StringComparison.Ordinal);
        var schemas = await KubernetesSchemas.OpenAsync();

        var found = schemas.Problems(Yaml.Read(string.Concat(text.AsSpan(0, at), wrong, text.AsSpan(at + right.Length))));

        Assert.Equal(problems, string.Join(", ", found));
    }

    [Fact]
    public void Objects_are_named_as_aspire_publish_names_them()
    {
        Assert.Equal(
            [
                "ConfigMap/postgres-config",
                "Deployment/coordinator-deployment",
                "Deployment/worker-deployment",
                "NetworkPolicy/coordinator-networkpolicy",
                "NetworkPolicy/postgres-networkpolicy",
                "NetworkPolicy/worker-networkpolicy",
                "PodDisruptionBudget/coordinator-poddisruptionbudget",
                "PodDisruptionBudget/worker-poddisruptionbudget",
                "Secret/poker-secrets",
                "Service/coordinator-service",
                "Service/postgres-service",
                "StatefulSet/postgres-statefulset",
            ],
            Chart.Poker.Manifests().Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                "Deployment/coordinator-deployment",
                "Deployment/worker-deployment",
                "NetworkPolicy/coordinator-networkpolicy",
                "NetworkPolicy/worker-networkpolicy",
                "PodDisruptionBudget/coordinator-poddisruptionbudget",
                "PodDisruptionBudget/worker-poddisruptionbudget",
                "ScaledObject/worker-scaledobject",
                "Service/coordinator-service",
            ],
            Chart.Poker.Manifests(ValueSets.AutoscaledExternal).Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(ValueSets.Names), MemberType = typeof(ValueSets))]
    public void Everything_that_is_named_is_there(string set)
    {
        var manifests = Chart.Poker.Manifests(ValueSets.All[set]);
        var pods = manifests.Values.Select(manifest => Plain.At(manifest, "spec.template")).Where(template => template is not null).ToList();

        foreach (var pod in pods)
        {
            var volumes = Plain.List(Plain.At(pod, "spec.volumes")).Select(volume => (string)Plain.At(volume, "name")!).Append("data").ToHashSet();
            var mounts = Plain.List(Plain.At(pod, "spec.containers.0.volumeMounts")).Select(mount => (string)Plain.At(mount, "name")!);
            Assert.Equal([], mounts.Where(mount => !volumes.Contains(mount)));
        }

        foreach (var service in manifests.Values.Where(manifest => (string?)Plain.At(manifest, "kind") == "Service"))
        {
            var ports = PortsOf(pods, Plain.At(service, "spec.selector"));
            Assert.Equal([], Plain.List(Plain.At(service, "spec.ports")).Select(port => (string)Plain.At(port, "targetPort")!).Except(ports));
        }

        foreach (var policy in manifests.Values.Where(manifest => (string?)Plain.At(manifest, "kind") == "NetworkPolicy"))
        {
            var own = Plain.At(policy, "spec.podSelector.matchLabels");
            Assert.Equal([], Plain.List(Plain.At(policy, "spec.ingress")).SelectMany(NamedPorts).Except(PortsOf(pods, own)));
            foreach (var rule in Plain.List(Plain.At(policy, "spec.egress")).Where(rule => NamedPorts(rule).Any()))
            {
                Assert.Equal([], NamedPorts(rule).Except(PortsOf(pods, Plain.At(rule, "to.0.podSelector.matchLabels"))));
            }
        }
    }

    [Fact]
    public void A_worker_has_the_time_to_drain_that_it_is_told_of()
    {
        var worker = Chart.Poker.Manifests(ValueSets.Collector)["Deployment/worker-deployment"];

        Assert.Equal(620L, Plain.At(worker, "spec.template.spec.terminationGracePeriodSeconds"));
        Assert.Equal("00:10:00", Containers.Environment(worker)["Poker__Worker__DrainTime"]);
    }

    [Fact]
    public void With_autoscaling_the_deployment_says_nothing_of_replicas() => Assert.False(
        Plain.Map(Plain.At(Chart.Poker.Manifests(ValueSets.Autoscaled)["Deployment/worker-deployment"], "spec")).ContainsKey("replicas"));

    private static IEnumerable<string> NamedPorts(object? rule) => Plain.List(Plain.At(rule, "ports")).Select(port => Plain.At(port, "port")).OfType<string>();

    private static IEnumerable<string> PortsOf(IEnumerable<object?> pods, object? labels) => pods
        .Where(pod => Plain.ToLine(Plain.At(pod, "metadata.labels")) == Plain.ToLine(labels))
        .SelectMany(pod => Plain.List(Plain.At(pod, "spec.containers.0.ports")))
        .Select(port => (string)Plain.At(port, "name")!);
}
