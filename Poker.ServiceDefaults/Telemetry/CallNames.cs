using System.Diagnostics;
using OpenTelemetry;

namespace Poker.ServiceDefaults.Telemetry;

/// <summary>Names the spans of gRPC calls, which all have one name, by their method: <c>poker.v1.Jobs/Complete</c>.</summary>
internal sealed class CallNames : BaseProcessor<Activity>
{
    public const string Source = "Grpc.Net.Client";

    public override void OnEnd(Activity data)
    {
        if (data.Source.Name == Source && data.GetTagItem("grpc.method") is string method)
        {
            data.DisplayName = method.TrimStart('/');
        }
    }
}
