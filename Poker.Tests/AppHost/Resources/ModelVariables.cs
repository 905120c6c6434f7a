using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace Poker.Tests.AppHost.Resources;

/// <summary>What a service is given in its environment.</summary>
internal static class ModelVariables
{
    /// <summary>The variables as a manifest has them: which value of which resource, not the value.</summary>
    public static async Task<Dictionary<string, string>> ReadAsync(IDistributedApplicationTestingBuilder builder, string name)
    {
        var resource = builder.Resources.Single(resource => resource.Name == name);
        var context = new EnvironmentCallbackContext(new DistributedApplicationExecutionContext(DistributedApplicationOperation.Publish), resource);
        foreach (var callback in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await callback.Callback(context);
        }

        return context.EnvironmentVariables.ToDictionary(
            variable => variable.Key, variable => variable.Value is IManifestExpressionProvider value ? value.ValueExpression : $"{variable.Value}");
    }
}
