namespace Poker.Tests.Deploy;

/// <summary>The one container of a workload.</summary>
internal static class Containers
{
    public static object? Of(object? workload) => Plain.At(workload, "spec.template.spec.containers.0");

    /// <summary>Its environment as a process gets it: references to Secrets are their keys' values, <c>$(NAME)</c> is the variable before.</summary>
    public static Dictionary<string, string> Environment(object? workload, IReadOnlyDictionary<string, string>? secret = null)
    {
        var environment = new Dictionary<string, string>();
        foreach (var variable in Plain.List(Plain.At(Of(workload), "env")))
        {
            var value = Plain.At(variable, "value") as string
                ?? (Plain.At(variable, "valueFrom.secretKeyRef.key") is string key ? secret?[key] ?? $"<{key}>" : "pod-1");
            environment[(string)Plain.At(variable, "name")!] = environment.Aggregate(
                value, (text, known) => text.Replace($"$({known.Key})", known.Value, StringComparison.Ordinal));
        }

        return environment;
    }
}
