namespace Poker.Tests.Deploy;

/// <summary>Values that turn on each part of the chart at least once, each set laid over the defaults.</summary>
internal static class ValueSets
{
    public const string Defaults = "{}";

    public const string External =
        """
        postgres:
          mode: external
          external: { host: db.example.com, port: 6432, database: games, username: trainer, sslMode: VerifyFull, cidr: 10.1.0.0/16 }
        secrets: { existing: my-secrets }
        image: { registry: "registry.example.com/team", pullSecrets: [puller] }
        """;

    public const string Autoscaled =
        """
        worker:
          cores: 4
          autoscaling: { enabled: true, min: 1, max: 30, training: 20, kedaNamespace: scaling }
        """;

    public const string AutoscaledExternal = External +
        """

        worker:
          autoscaling: { enabled: true }
        """;

    public const string Tls =
        """
        transport: { mode: tls, tlsSecret: coordinator-tls }
        coordinator: { replicas: 2, environment: { Poker__Coordinator__MostCalls: "8192" } }
        """;

    public const string Dashboard =
        """
        dashboard: { enabled: true }
        network: { httpFrom: [ingress, tools], dnsNamespace: dns }
        """;

    public const string Capture =
        """
        capture: { enabled: true, environment: { Poker__Capture__Retention: "7.00:00:00" } }
        dashboard: { enabled: true }
        network: { httpFrom: [ingress, tools], dnsNamespace: dns }
        """;

    public const string Bot =
        """
        bot: { enabled: true, environment: { Poker__Bot__Background__HandsPerMinute: "60" } }
        coordinator: { environment: { Poker__Live__Enabled: "true" } }
        dashboard: { enabled: true }
        network: { httpFrom: [ingress, tools], dnsNamespace: dns }
        """;

    public const string Collector =
        """
        telemetry: { endpoint: "http://collector.observability:4317", namespace: observability }
        dashboard: { enabled: true }
        network: { policies: false }
        worker:
          drainMinutes: 10
          nodeSelector: { pool: spot }
          tolerations: [{ key: spot, operator: Exists, effect: NoSchedule }]
          environment: { DOTNET_gcServer: "1" }
        postgres: { storageClass: fast }
        """;

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [nameof(Defaults)] = Defaults,
        [nameof(External)] = External,
        [nameof(Autoscaled)] = Autoscaled,
        [nameof(AutoscaledExternal)] = AutoscaledExternal,
        [nameof(Tls)] = Tls,
        [nameof(Dashboard)] = Dashboard,
        [nameof(Capture)] = Capture,
        [nameof(Bot)] = Bot,
        [nameof(Collector)] = Collector,
    };

    /// <summary>Their names, for theories.</summary>
    public static TheoryData<string> Names => new(All.Keys);
}
